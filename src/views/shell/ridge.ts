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

export function scaleOf(window: Window, width: number): Scale {
  const step = STEP_MS[window.step]
  const span = Math.max(1, window.end - window.start)
  const plot = Math.max(1, width - 2 * MARGIN)
  return {
    x: (at) => MARGIN + (plot * (at - window.start)) / span,
    bucketAt(x) {
      const at = window.start + ((x - MARGIN) / plot) * span
      const bucket = bucketOf(at + step / 2, window.step, window.offset)
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

export function ticksOf(window: Window, width: number, style: TimeStyle): readonly Tick[] {
  const { x } = scaleOf(window, width)
  const step = STEP_MS[window.step]
  const count = points(window)
  const labelled = new Set(tickIndexes(window, (width - 2 * MARGIN) * (width < 600 ? 1 : SPARSE), style))
  const every = Math.max(1, Math.ceil((CLOSE * count) / Math.max(1, width - 2 * MARGIN)))
  const ticks: Tick[] = []
  for (let index = 0; index < count; index += 1) {
    const big = labelled.has(index)
    if (!big && index % every !== 0) continue
    const at = window.start + index * step
    ticks.push({ at, x: Math.round(x(at)) + 0.5, label: big ? tickLabel(at, window, style) : null })
  }
  return ticks
}
