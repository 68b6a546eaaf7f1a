import type { Result } from '@/mqe/result'
import { isPassing } from '@/query/failure'

/** What says nothing about the answer that is there: the question was withdrawn, or OAP cannot be asked just now. */
export const isPassed = (result: Result | undefined): boolean =>
  result?.kind === 'failure' && (result.cause === 'aborted' || isPassing(result))
