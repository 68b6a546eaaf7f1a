import { toDuration, type Duration } from '@/protocol/duration'
import { millis } from '@/time/instant'
import { STEP_MS } from '@/time/step'
import type { Window } from '@/time/window'

const SECOND = 1000

/** The seconds from one instant to another, both inclusive: records are asked by the second, else OAP cuts the last minute. */
export function secondsBetween(from: number, to: number, { offset, cold }: Pick<Window, 'offset' | 'cold'>): Duration {
  const whole = (at: number) => millis(Math.floor(at / SECOND) * SECOND)
  return toDuration({ start: whole(from), end: whole(to), step: 'SECOND', offset, ...(cold ? { cold } : {}) })
}

/** The last instant of a window, epoch ms: that of its last bucket. */
export const lastOf = ({ end, step }: Window): number => end + STEP_MS[step] - 1

/** All that a window shows; what began before it or ended after it is found within `margin` ms around it. */
export const secondsOf = (window: Window, margin = 0): Duration =>
  secondsBetween(window.start - margin, lastOf(window) + margin, window)
