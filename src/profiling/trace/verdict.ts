import type { Progress } from '../tasks/task'
import type { Sample } from './samples'

/**
 * Why there is nothing to read of a task: OAP does not list it (`coming`: it was made just now), it has not begun, it runs and
 * no call was slow enough yet, no agent ever took it, agents looked and no call was slow enough, or no dump fell in a call.
 */
export type Verdict = 'vanished' | 'coming' | 'waiting' | 'looking' | 'untaken' | 'nothing' | 'undumped'

export function verdictOf(given: {
  /** Planned start and end, epoch ms; `null`: OAP does not list it. */
  readonly task: { readonly start: number; readonly end: number } | null
  readonly isNew: boolean
  readonly progress: readonly Progress[]
  readonly samples: readonly Sample[]
  readonly underWay: boolean
  readonly now: number
}): Verdict | null {
  const { task, isNew, progress, samples, underWay, now } = given
  if (!task) return isNew ? 'coming' : 'vanished'
  if (samples.some(({ profiled }) => profiled > 0)) return null
  if (now < task.start) return 'waiting'
  if (samples.length > 0 && !underWay) return 'undumped'
  if (underWay) return 'looking'
  return progress.length === 0 ? 'untaken' : 'nothing'
}
