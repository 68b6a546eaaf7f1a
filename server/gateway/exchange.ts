import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Call, Signal, Upstream } from '../upstream'
import { accepts } from './accepts'
import { Cancellation } from './cancellation'
import { Fault } from './fault'
import { StaleConnection } from './proxy'
import { send } from './send'

export interface ExchangeTerms {
  readonly timeoutMs: number
  readonly responseLimit: number
  /** May be asked again when a kept-alive connection turned out to be closed. */
  readonly repeatable: boolean
  readonly requestId: string
}

async function ask(upstream: Upstream, call: Call, signal: Signal, repeatable: boolean): Promise<Answer> {
  const answer = await upstream(call, signal).catch((fault: unknown) => {
    if (repeatable && fault instanceof StaleConnection && !signal.aborted) return upstream(call, signal)
    throw fault
  })
  if (!signal.aborted) return answer
  if (!(answer.body instanceof Uint8Array)) answer.body.on('error', () => {}).destroy()
  throw signal.reason ?? new Error('aborted')
}

const silent = (ms: number) =>
  new Fault(504, 'UPSTREAM_TIMEOUT', `OAP did not finish its answer within ${ms / 1_000} s (limits.timeout).`)

const cut = (error: unknown) =>
  new Fault(502, 'UPSTREAM_CUT', `OAP's answer ended early (${error instanceof Error ? error.message : 'unknown'}).`)

/**
 * One question to an upstream and its answer to the client. Ends with the answer, with the client, or at the deadline,
 * which covers the body; whichever it is, nothing of the upstream's stays behind.
 */
export function exchange(
  upstream: Upstream,
  call: Call,
  request: IncomingMessage,
  response: ServerResponse,
  terms: ExchangeTerms,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const signal = new Cancellation()
    const end = (fault: Fault) => {
      // Settled here and not by the upstream, which may be slow to notice.
      reject(fault)
      signal.abort(fault)
    }
    const timer = setTimeout(() => end(silent(terms.timeoutMs)), terms.timeoutMs)
    response.once('close', () => {
      clearTimeout(timer)
      if (!response.writableFinished) end(new Fault(499, 'CLIENT_LEFT', 'The client left.'))
    })
    const gzip = accepts(request.headers['accept-encoding'], 'gzip')
    const { requestId, responseLimit: limit } = terms
    ask(upstream, call, signal, terms.repeatable)
      .then((answer) => send(answer, response, { head: request.method === 'HEAD', gzip, limit, requestId, signal }))
      .then(resolve, (fault: unknown) => reject(fault instanceof Fault ? fault : cut(fault)))
  })
}
