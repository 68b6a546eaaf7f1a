import { tickIndexes, tickLabel, type TimeStyle } from '@/charts/timeAxis'
import { STEP_MS } from '@/time/step'
import { bucketOf, points, type Window } from '@/time/window'

/** Ends of the plot, px. */
export const MARGIN = 16

/** From instants to pixels and back; the last bucket ends at the right margin of the plot. */
export interface Scale {
  readonly x: (at: number) => number
  readonly bucketAt: (x: number) => number
}

/** Ends of the plot, px from those of the axis, and its instants where they are not the starts of the first and the last bucket. */
export interface Plot {
  readonly left: number
  readonly right: number
  /** Epoch ms. */
  readonly start?: number
  readonly end?: number
}
const WHOLE: Plot = { left: MARGIN, right: MARGIN }

export function scaleOf(
  window: Window,
  width: number,
  { left, right, start = window.start, end }: Plot = WHOLE,
): Scale {
  const step = STEP_MS[window.step]
  const span = Math.max(1, (end ?? window.end) - start)
  const plot = Math.max(1, width - left - right)
  return {
    x: (at) => left + (plot * (at - start)) / span,
    bucketAt(x) {
      const at = start + ((x - left) / plot) * span
      const bucket = bucketOf(at + (end === undefined ? step / 2 : 0), window.step, window.offset)
      return Math.min(window.end, Math.max(window.start, bucket))
    },
  }
}

export interface Tick {
  readonly at: number
  readonly x: number
  /** `null`: a small tick without text. */
  readonly label: string | null
}

/** The axis is wide and flat: it needs fewer labels than a chart of its width would carry. */
const SPARSE = 0.45
/** Least distance of two small ticks, px. */
const CLOSE = 4

export function ticksOf(window: Window, width: number, style: TimeStyle, place: Plot = WHOLE): readonly Tick[] {
  const { x } = scaleOf(window, width, place)
  const plot = width - place.left - place.right
  const step = STEP_MS[window.step]
  const count = points(window)
  const labelled = new Set(tickIndexes(window, plot * (plot < 600 ? 1 : SPARSE), style))
  const every = Math.max(1, Math.ceil((CLOSE * count) / Math.max(1, plot)))
  const ticks: Tick[] = []
  for (let index = 0; index < count; index += 1) {
    const big = labelled.has(index)
    if (!big && index % every !== 0) continue
    const at = window.start + index * step
    ticks.push({ at, x: Math.round(x(at)) + 0.5, label: big ? tickLabel(at, window, style) : null })
  }
  return ticks
}
