import type { Tone } from '@/components/tone'

/** How a bar ends: `ok` is a recovery, `on` still lasts, `told` an end that was reported, `open` an end nobody told. */
export type BarEnd = 'ok' | 'on' | 'told' | 'open'

/** One stretch on a lane; epoch ms. */
export interface Bar {
  readonly key: string
  readonly from: number
  /** Of an end that nobody told: how far it is drawn. */
  readonly to: number
  readonly end: BarEnd
  readonly tone: Tone
  /** Critical ones are higher: heights repeat what colours say. */
  readonly high: boolean
  /** Over: paler than what still lasts. */
  readonly past: boolean
  /** What a pointer reads. */
  readonly title: string
}

/** Where a bar is drawn on a lane, px. */
export interface Placed {
  readonly bar: Bar
  readonly x: number
  readonly width: number
  readonly y: number
  readonly height: number
}

export const LANE = 44
const HIGH = 14
const LOW = 10
/** So that a moment is seen. */
const LEAST = 4

export interface Axis {
  readonly start: number
  readonly end: number
  readonly width: number
}

export const xAt = ({ start, end, width }: Axis, at: number): number =>
  ((Math.min(end, Math.max(start, at)) - start) / Math.max(1, end - start)) * width

/** Those of the window, cut at its ends; a moment is as wide as can be seen. */
export function placed(bars: readonly Bar[], axis: Axis, lane = LANE): readonly Placed[] {
  return bars
    .filter(({ from, to }) => to >= axis.start && from <= axis.end)
    .map((bar) => {
      const x = Math.min(xAt(axis, bar.from), axis.width - LEAST)
      const height = bar.high ? HIGH : LOW
      return { bar, x, width: Math.max(LEAST, xAt(axis, bar.to) - x), y: (lane - height) / 2, height }
    })
}
