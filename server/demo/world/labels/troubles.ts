import { incidents } from '../data'
import { alive, interrupted, type Life } from '../life'

/** What a cluster says of a pod that an incident takes away. */
export interface Trouble {
  readonly pod: string
  readonly reason: 'OOMKilled' | 'Evicted'
  /** Reports except while it is away. */
  readonly life: Life
  /** Minutes from one time away to the next. */
  readonly period: number
}

const found: readonly Trouble[] = incidents.incidents.flatMap(({ id, gaps = [], schedule }) =>
  gaps.map(({ instance, fromOffset, toOffset }) => ({
    pod: instance,
    reason: id === 'node-pressure' ? 'Evicted' : 'OOMKilled',
    period: schedule.periodMinutes,
    life: interrupted(schedule.periodMinutes, {
      from: schedule.phaseMinutes + fromOffset,
      to: schedule.phaseMinutes + toOffset,
    }),
  })),
)
const byPod = new Map(found.map((trouble) => [trouble.pod, trouble]))

/** `undefined` for a pod that nothing happens to. */
export const troubleOf = (pod: string): Trouble | undefined => byPod.get(pod)

export const isAway = ({ life }: Trouble, minute: number): boolean => !alive(life, minute)
