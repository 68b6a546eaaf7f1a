import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Call, Upstream } from '../upstream'
import { accepts } from './accepts'
import { Fault } from './fault'
import { StaleConnection } from './proxy'
import { send } from './send'

export interface ExchangeTerms {
  readonly timeoutMs: number
  readonly responseLimit: number
  /** May be asked again when a kept-alive connection turned out to be closed. */
  readonly repeatable: boolean
  readonly headers: Readonly<Record<string, string>>
}

async function ask(upstream: Upstream, call: Call, signal: AbortSignal, repeatable: boolean): Promise<Answer> {
  const answer = await upstream(call, signal).catch((fault: unknown) => {
    if (repeatable && fault instanceof StaleConnection && !signal.aborted) return upstream(call, signal)
    throw fault
  })
  if (signal.aborted && !(answer.body instanceof Uint8Array)) answer.body.on('error', () => {}).destroy()
  return answer
}

const rejectWhenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

const silent = (ms: number) =>
  new Fault(504, 'UPSTREAM_TIMEOUT', `OAP did not finish its answer within ${ms / 1_000} s (limits.timeout).`)

const cut = (error: unknown) =>
  new Fault(502, 'UPSTREAM_CUT', `OAP's answer ended early (${error instanceof Error ? error.message : 'unknown'}).`)

/**
 * One question to an upstream and its answer to the client. Ends with the answer, with the client, or at the deadline,
 * which covers the body; whichever it is, nothing of the upstream's stays behind.
 */
export async function exchange(
  upstream: Upstream,
  call: Call,
  request: IncomingMessage,
  response: ServerResponse,
  terms: ExchangeTerms,
): Promise<void> {
  const controller = new AbortController()
  const { signal } = controller
  const timer = setTimeout(() => controller.abort(silent(terms.timeoutMs)), terms.timeoutMs)
  const leave = () => controller.abort(new Fault(499, 'CLIENT_LEFT', 'The client left.'))
  response.once('close', leave)
  try {
    if (response.destroyed) leave()
    const answer = await Promise.race([ask(upstream, call, signal, terms.repeatable), rejectWhenAborted(signal)])
    const head = request.method === 'HEAD'
    const gzip = accepts(request.headers['accept-encoding'], 'gzip')
    await send(answer, response, { head, gzip, limit: terms.responseLimit, headers: terms.headers, signal })
  } catch (fault) {
    if (signal.aborted) throw signal.reason
    throw response.headersSent && !(fault instanceof Fault) ? cut(fault) : fault
  } finally {
    clearTimeout(timer)
    response.off('close', leave)
  }
}
