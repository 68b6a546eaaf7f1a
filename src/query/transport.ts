import type { Failure } from '@/mqe/result'
import { takeEarly } from './early'
import { AskError, failureOf, withdrawn } from './failure'

/** One HTTP exchange, body included: the only place of the page that calls `fetch`. */
export interface Call {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly body: string | null
  /** ms from now until the last byte. */
  readonly deadline: number
  readonly signal: AbortSignal
}
export interface Reply {
  readonly status: number
  readonly text: string
  /** Content-Type, lower case. */
  readonly type: string
  readonly requestId: string | null
  /** ms to wait, from `Retry-After`; absent where it does not say so in a way that can be read. */
  readonly retryAfter?: number
}
/** Throws an `AskError` when there is no complete answer: unreachable, too late, aborted. */
export type Transport = (call: Call) => Promise<Reply>

export const send: Transport = async ({ url, method, body, deadline, signal }) => {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), deadline)
  let begun = false
  try {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== null) headers['content-type'] = 'application/json'
    const ended = AbortSignal.any([late.signal, signal])
    const response = await (takeEarly(url, body, ended) ??
      fetch(url, {
        method,
        headers,
        body,
        signal: ended,
        credentials: 'same-origin',
        cache: 'no-store',
        // Nothing that is asked ever moves: who redirects wants somebody to sign in.
        redirect: 'manual',
      }))
    if (response.type === 'opaqueredirect')
      throw new AskError(failureOf('sign-in', `${new URL(url).host} leads to another page.`))
    begun = true
    const retryAfter = waitOf(response.headers.get('retry-after'))
    return {
      status: response.status,
      text: await response.text(),
      type: (response.headers.get('content-type') ?? '').toLowerCase(),
      requestId: response.headers.get('x-request-id'),
      ...(retryAfter === null ? {} : { retryAfter }),
    }
  } catch (thrown) {
    if (thrown instanceof AskError) throw thrown
    throw new AskError(lost(thrown, { url, deadline, late: late.signal.aborted, aborted: signal.aborted, begun }))
  } finally {
    clearTimeout(timer)
  }
}

interface Loss {
  readonly url: string
  readonly deadline: number
  readonly late: boolean
  readonly aborted: boolean
  /** The head of an answer had come. */
  readonly begun: boolean
}

/** Seconds or a date, as ms from now. */
export function waitOf(header: string | null): number | null {
  if (header === null) return null
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000
  const at = /^\w{3}, \d/.test(header) ? Date.parse(header) : NaN
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}

function lost(thrown: unknown, { url, deadline, late, aborted, begun }: Loss): Failure {
  const { host } = new URL(url)
  if (aborted) return withdrawn().failure
  if (late) return failureOf('timeout', `${host} did not finish its answer within ${deadline / 1_000} s.`)
  if (begun) return failureOf('not-json', `The answer of ${host} ended early.`)
  return failureOf('network', `${host}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
}

const isJson = ({ type, text }: Pick<Reply, 'type' | 'text'>): boolean =>
  /json/.test(type) || /^\uFEFF?\s*[{[]/.test(text)

/** Longest time that a question waits by itself because the server asked for it, ms. */
const PATIENCE = 30_000

/** A parsed body, or an `AskError` that says what came in its place. Bodies that are no JSON are never shown. */
export function parsed(reply: Reply): unknown {
  const { status, requestId } = reply
  const more = { status, ...(requestId === null ? {} : { requestId }) }
  if (status === 401) throw new AskError(failureOf('sign-in', 'HTTP 401', more))
  if (status === 429 || (status === 503 && (reply.retryAfter !== undefined || !isJson(reply)))) throw busy(reply)
  if (!isJson(reply)) {
    const words = `HTTP ${status} with ${reply.type.split(';')[0] || 'no content type'} in place of JSON`
    const isPage = /html/.test(reply.type)
    if (isPage && (status < 300 || status === 403)) throw new AskError(failureOf('sign-in', words, more))
    if (status === 403) throw new AskError(failureOf('refused', words, more))
    throw new AskError(failureOf(status >= 200 && status < 300 ? 'not-json' : 'status', words, more))
  }
  try {
    return JSON.parse(reply.text.replace(/^\uFEFF/, ''))
  } catch {
    // The parser's words quote the body, which may be anything.
    const words = `${reply.text.length} characters that are no valid JSON`
    throw new AskError(failureOf(status >= 500 ? 'status' : 'not-json', words, more))
  }
}

function busy(reply: Reply): AskError {
  const { status, requestId } = reply
  const retryAfter = reply.retryAfter ?? null
  const more = { status, ...(requestId === null ? {} : { requestId }) }
  const words = status === 429 ? 'Too many questions were asked.' : 'The server is overloaded.'
  if (retryAfter !== null && retryAfter <= PATIENCE)
    return new AskError(failureOf('overloaded', words, more), { wait: retryAfter })
  const rest = status === 503 && !isJson(reply)
  const until = retryAfter === null ? {} : { retryAt: Date.now() + retryAfter }
  return new AskError(failureOf('overloaded', words, { ...more, ...until }), { rest })
}
