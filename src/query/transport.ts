import type { Failure } from '@/mqe/result'
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
}
/** Throws an `AskError` when there is no complete answer: unreachable, too late, aborted. */
export type Transport = (call: Call) => Promise<Reply>

export const send: Transport = async ({ url, method, body, deadline, signal }) => {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), deadline)
  try {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== null) headers['content-type'] = 'application/json'
    const response = await fetch(url, {
      method,
      headers,
      body,
      signal: AbortSignal.any([late.signal, signal]),
      credentials: 'same-origin',
      cache: 'no-store',
    })
    return {
      status: response.status,
      text: await response.text(),
      type: (response.headers.get('content-type') ?? '').toLowerCase(),
      requestId: response.headers.get('x-request-id'),
    }
  } catch (thrown) {
    throw new AskError(lost(thrown, { url, deadline, late: late.signal.aborted, aborted: signal.aborted }))
  } finally {
    clearTimeout(timer)
  }
}

interface Loss {
  readonly url: string
  readonly deadline: number
  readonly late: boolean
  readonly aborted: boolean
}

function lost(thrown: unknown, { url, deadline, late, aborted }: Loss): Failure {
  const { host } = new URL(url)
  if (aborted) return withdrawn().failure
  if (late) return failureOf('timeout', `${host} did not finish its answer within ${deadline / 1_000} s.`)
  return failureOf('network', `${host}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
}

const isJson = ({ type, text }: Reply): boolean => /json/.test(type) || /^\uFEFF?\s*[{[]/.test(text)

/** A parsed body, or an `AskError` that says what came in its place. Bodies that are no JSON are never shown. */
export function parsed(reply: Reply): unknown {
  const { status, requestId } = reply
  const more = { status, ...(requestId === null ? {} : { requestId }) }
  if (status === 503 && !isJson(reply))
    throw new AskError(failureOf('overloaded', 'The server is overloaded.', more), { rest: true })
  if (!isJson(reply)) {
    const words = `HTTP ${status} with ${reply.type.split(';')[0] || 'no content type'} in place of JSON`
    if (status === 429) throw new AskError(failureOf('overloaded', words, more))
    if (status === 401 || status === 403) throw new AskError(failureOf('refused', words, more))
    throw new AskError(failureOf(status >= 200 && status < 300 ? 'not-json' : 'status', words, more))
  }
  try {
    return JSON.parse(reply.text.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AskError(failureOf(status >= 500 ? 'status' : 'not-json', reason, more))
  }
}
