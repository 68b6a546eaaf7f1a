import type { ServiceLife } from '@/layers/world'
import { uniform } from './hash'

/** Minutes in which an entity reports, the last one not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** When an entity reports: its lives follow one another and never overlap. */
export interface Life {
  /** The life that holds `minute`, else the last one that began before; `null` before the first. */
  latest(minute: number): Span | null
  /** Lives without gaps need no asking per minute. */
  readonly always: boolean
}

export const alive = (life: Life, minute: number): boolean =>
  life.always || minute < (life.latest(minute)?.to ?? minute)

/** Whether it reported in any minute of the span. */
export const livedIn = (life: Life, { from, to }: Span): boolean => {
  if (life.always) return true
  const last = life.latest(to - 1)
  return last !== null && last.to > from
}

export const ALWAYS: Life = { always: true, latest: () => ({ from: -Infinity, to: Infinity }) }

/** Something that begins every `period` minutes at `phase` and lasts `length`. */
export const recurring = (period: number, phase: number, length: number): Life => ({
  always: false,
  latest(minute) {
    const from = minute - modulo(minute - phase, period)
    return { from, to: from + length }
  },
})

/** Reports except in recurring gaps. */
export const interrupted = (period: number, gap: Span): Life => ({
  always: false,
  latest(minute) {
    const from = minute - modulo(minute - gap.to, period)
    return { from, to: from + period - (gap.to - gap.from) }
  },
})

/** The life of the service; a rolling one is number `k` of a thousand that take turns. */
export function serviceLife(life: ServiceLife | undefined, k = 0): Life {
  if (life === undefined) return ALWAYS
  if (life.kind === 'rolling') return recurring(life.everyMinutes * TURNS, life.everyMinutes * k, life.liveMinutes)
  const phase = life.dayIndex * 1440 + life.fromMinuteOfDay
  return recurring(life.periodDays * 1440, phase, life.toMinuteOfDay - life.fromMinuteOfDay)
}

/** How many names a rolling service has before the first comes back. */
export const TURNS = 1000

const RENEWAL = 28 * 1440

/** When the process of an instance began: its present life, and for one that never stops a quiet renewal every 28 days. */
export function startOf(life: Life, seed: number, key: string, minute: number): number | null {
  if (!life.always) return life.latest(minute)?.from ?? null
  const phase = Math.floor(uniform(seed, `birth|${key}`, 0) * RENEWAL)
  return minute - modulo(minute - phase, RENEWAL)
}

export const modulo = (value: number, by: number): number => value - Math.floor(value / by) * by
