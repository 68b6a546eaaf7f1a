import { linkText } from './format'
import { stepFor, type Range } from './range'
import { STEP_MS } from './step'
import type { Window } from './window'

/** The length of a window in whole buckets, ms. */
const lengthOf = ({ start, end, step }: Window): number => end - start + STEP_MS[step]

/** Ends that reach now stay relative: the window goes on rolling. Bounds are bucket starts, both inclusive. */
function rangeOf(from: number, to: number, { step, cold }: Window, now: number): Range {
  const stage = cold ? { cold } : {}
  if (to + STEP_MS[step] < now) return { from: linkText(from), to: linkText(to), ...stage }
  const minutes = Math.max(1, Math.round((to - from) / 60_000))
  return {
    from: `now-${minutes % 1440 === 0 ? `${minutes / 1440}d` : minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`}`,
    to: 'now',
    ...stage,
  }
}

/** The window dragged out of a chart or the ridge: both are bucket starts. The stage stays. */
export const zoomed = (from: number, to: number, cold = false): Range => ({
  from: linkText(from),
  to: linkText(to),
  ...(cold ? { cold } : {}),
})

/** The window before (-1) or after (1) this one, never beyond now; in the same step. */
export function shifted(window: Window, direction: -1 | 1, now: number): Range {
  const by = lengthOf(window) * direction
  const width = window.end - window.start
  const to = Math.min(window.end + by, Math.max(now, window.end))
  const range = rangeOf(to - width, to, window, now)
  return stepFor(width) === window.step ? range : { ...range, step: window.step }
}

/** Twice as long around the same middle, never beyond now. */
export function widened(window: Window, now: number): Range {
  const half = lengthOf(window) / 2
  const over = Math.max(0, window.end + half - Math.max(now, window.end))
  return rangeOf(window.start - half - over, window.end + half - over, window, now)
}

/** Half as long around the same middle; `null` when there is nothing to see closer. */
export function narrowed(window: Window): Range | null {
  const width = STEP_MS[window.step]
  const quarter = Math.floor((window.end - window.start) / 4 / width) * width
  return quarter < width ? null : zoomed(window.start + quarter, window.end - quarter, window.cold)
}
