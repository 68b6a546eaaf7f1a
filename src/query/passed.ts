import type { Failure, Result } from '@/mqe/result'
import { isPassing } from './failure'

/** What says nothing about an answer that is there: the question was withdrawn, or OAP cannot be asked just now. */
export const leavesAnswer = (failure: Failure): boolean => failure.cause === 'aborted' || isPassing(failure)

export const isPassed = (result: Result | undefined): boolean => result?.kind === 'failure' && leavesAnswer(result)
