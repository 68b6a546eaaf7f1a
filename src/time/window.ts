import { millis, type Millis } from './instant'
import { STEP_MS, type Step } from './step'

/**
 * The buckets a page asks for: `start` and `end` are the starts of the first and the last bucket, both inclusive,
 * aligned in OAP's zone. `offset` is that zone's minutes east of UTC (+0530 is 330).
 */
export interface Window {
  readonly start: Millis
  readonly end: Millis
  readonly step: Step
  readonly offset: number
  /** Ask BanyanDB's cold stage (OAP 10.3 and newer). */
  readonly cold?: boolean
}

/** Number of buckets. */
export const points = (window: Window): number => Math.floor((window.end - window.start) / STEP_MS[window.step]) + 1

/** The start of the bucket that holds `at`, with bucket borders in the zone `offset` minutes east of UTC. */
export function bucketOf(at: number, step: Step, offset: number): Millis {
  const shift = offset * 60_000
  const width = STEP_MS[step]
  return millis(Math.floor((at + shift) / width) * width - shift)
}

/** Starts of all buckets of a window, in order. */
export function buckets(window: Window): Millis[] {
  return Array.from({ length: points(window) }, (_, index) => millis(window.start + index * STEP_MS[window.step]))
}
