import type { Cause, Failure } from '@/mqe/result'

/** Thrown by everything in this folder that asks a server; never carries text of the client library. */
export class AskError extends Error {
  readonly failure: Failure
  /** The answer was an overloaded pool's 503 in plain text: the same question must rest for 10 s. */
  readonly rest: boolean
  /** ms that the server asked to wait, where that is short enough to wait for. */
  readonly wait: number | null

  constructor(failure: Failure, { rest = false, wait = null }: { rest?: boolean; wait?: number | null } = {}) {
    super(failure.message)
    this.wait = wait
    this.name = 'AskError'
    this.failure = failure
    this.rest = rest
  }
}

/** Longest text of a server that is kept. */
const LONGEST = 2_000

export function failureOf(
  cause: Cause,
  message: string,
  more: Partial<Pick<Failure, 'status' | 'requestId' | 'retryAt'>> = {},
): Failure {
  return { kind: 'failure', cause, message: message.slice(0, LONGEST), ...more }
}

export const withdrawn = (): AskError => new AskError(failureOf('aborted', 'The question was withdrawn.'))

/** Whatever was thrown, as a failure. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof AskError) return thrown.failure
  return failureOf('graphql', thrown instanceof Error ? thrown.message : String(thrown))
}

/** The server as a whole is in trouble, not this question. */
export const isPassing = ({ cause, status }: Failure): boolean =>
  cause === 'network' ||
  cause === 'timeout' ||
  cause === 'overloaded' ||
  cause === 'not-json' ||
  cause === 'sign-in' ||
  (cause === 'status' && (status ?? 0) >= 500)
