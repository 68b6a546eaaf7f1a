import { toDuration, type Duration } from '@/protocol/duration'
import { millis } from '@/time/instant'
import { atMoment, readMoment } from '@/time/moment'
import { STEP_MS } from '@/time/step'
import type { Window } from '@/time/window'
import type { Zone } from '@/time/zone'

const SECOND = 1000

/** The seconds from one instant to another, both inclusive: records are asked by the second, else OAP cuts the last minute. */
export function secondsBetween(from: number, to: number, { offset, cold }: Pick<Window, 'offset' | 'cold'>): Duration {
  const whole = (at: number) => millis(Math.floor(at / SECOND) * SECOND)
  return toDuration({ start: whole(from), end: whole(to), step: 'SECOND', offset, ...(cold ? { cold } : {}) })
}

/** The last instant of a window, epoch ms: that of its last bucket. */
export const lastOf = ({ end, step }: Window): number => end + STEP_MS[step] - 1

/** A stretch of time, epoch ms, both ends included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What a window shows where nobody knows better: all of its buckets, as far as they have come. */
export const stretchOf = (window: Window, now: number): Stretch => ({
  from: window.start,
  to: Math.max(window.start + 1, Math.min(lastOf(window), Math.max(now, window.end))),
})

/** To the second what was asked for: buckets are cut at round times, records are not. A window that was adjusted stays so. */
export function exactly(
  range: { readonly from: string; readonly to: string },
  window: Window,
  now: number,
  zone: Zone,
): Stretch {
  const whole = stretchOf(window, now)
  const at = (text: string, end: boolean): number => {
    const read = readMoment(text)
    return 'value' in read ? atMoment(read.value, now, zone, end) : NaN
  }
  const from = at(range.from, false)
  const to = at(range.to, true)
  return {
    from: from > whole.from && from < window.start + STEP_MS[window.step] ? from : whole.from,
    to: to >= window.end && to < whole.to ? to : whole.to,
  }
}
