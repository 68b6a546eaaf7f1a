/** A task of any kind as a list shows it. */
export interface Task {
  readonly id: string
  /** What it looks at: an endpoint, events. */
  readonly title: string
  /** How, in few words. */
  readonly note: string
  /** Epoch ms. */
  readonly start: number
  /** When it is planned to be over, epoch ms. */
  readonly end: number
}

export type Phase = 'waiting' | 'running' | 'over'

export const phaseOf = ({ start, end }: Pick<Task, 'start' | 'end'>, now: number): Phase =>
  now < start ? 'waiting' : now < end ? 'running' : 'over'

/** Newest first; of one instant in the order of ids, so that a list never jumps. */
export const newestFirst = <T extends Pick<Task, 'id' | 'start'>>(tasks: readonly T[]): readonly T[] =>
  [...tasks].sort((one, other) => other.start - one.start || (one.id < other.id ? -1 : 1))

/** What an agent said of a task: `NOTIFIED`, `EXECUTION_FINISHED`, `…_ERROR`, or what a newer one says. */
export interface Word {
  readonly instanceId: string
  readonly instanceName: string
  readonly step: string
  /** Epoch ms. */
  readonly at: number
}

/** How far one instance has come, epoch ms; `null`: it has not said so. */
export interface Progress {
  readonly id: string
  readonly name: string
  readonly notified: number | null
  readonly finished: number | null
  readonly failed: { readonly at: number; readonly step: string } | null
}

/** By name; agents may say things twice, then the first time counts. Words that are not known only name their instance. */
export function progressOf(words: readonly Word[]): readonly Progress[] {
  const found = new Map<string, Progress>()
  for (const { instanceId: id, instanceName: name, step, at } of words) {
    const known = found.get(id) ?? { id, name, notified: null, finished: null, failed: null }
    const first = (before: number | null): number => (before === null ? at : Math.min(before, at))
    if (step === 'NOTIFIED') found.set(id, { ...known, notified: first(known.notified) })
    else if (step === 'EXECUTION_FINISHED') found.set(id, { ...known, finished: first(known.finished) })
    else if (step.endsWith('_ERROR')) found.set(id, { ...known, failed: known.failed ?? { at, step } })
    else found.set(id, known)
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

export const isDone = ({ finished, failed }: Progress): boolean => finished !== null || failed !== null

/** ms after its end in which an agent still sends what it has. */
const LATE = 120_000
/** ms from its start in which instances still hear of it. */
const HEARD = 60_000

/** Something may still come of it: it runs, and not all that took it have done with it. */
export function isUnderWay(task: Pick<Task, 'start' | 'end'>, progress: readonly Progress[], now: number): boolean {
  if (now < task.start || now >= task.end + LATE) return false
  const done = progress.length > 0 && progress.every(isDone)
  if (now >= task.end) return progress.length > 0 && !done
  return !done || now < task.start + HEARD
}
