import { useTexts } from '@/i18n/texts'
import type { Cause, Failure } from '@/mqe/result'

const text = useTexts('failure', {
  expression: 'OAP cannot read the expression',
  graphql: 'OAP answered with an error',
  network: 'OAP does not answer',
  timeout: 'No answer in time',
  overloaded: 'OAP is busy',
  status: 'The server answered with status {status}',
  statusUnknown: 'The server answered with an error',
  'not-json': 'The answer is not JSON',
  'sign-in': 'Signing in is needed',
  'too-large': 'The answer is too large',
  refused: 'The request was refused',
  aborted: 'Stopped',
  unsupported: 'This OAP has no answer to that',
})

/** The cause in words: one short sentence without the server's text. */
export function failureTitle({ cause, status }: Pick<Failure, 'cause' | 'status'>): string {
  if (cause === 'status') return status === undefined ? text('statusUnknown') : text('status', { status })
  return text(cause satisfies Cause)
}

/** What "Copy details" copies: enough for a ticket, nothing secret. */
export function failureDetails(failure: Failure, asked: readonly string[] = []): string {
  return [
    failureTitle(failure),
    failure.message,
    failure.status === undefined ? '' : `status ${failure.status}`,
    failure.requestId === undefined ? '' : `request ${failure.requestId}`,
    ...asked,
    location.href,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** A stack trace of megabytes stays readable: the rest is in the details. */
export const shortened = (message: string, most = 400): string =>
  message.length <= most ? message : `${message.slice(0, most)}…`
