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
  /** Line inside the lane, where several lie at one time; absent: the only one. */
  readonly line?: number
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
  const lines = 1 + Math.max(0, ...bars.map(({ line = 0 }) => line))
  const pitch = Math.min(HIGH - 1, (lane - 4) / lines)
  return bars
    .filter(({ from, to }) => to >= axis.start && from <= axis.end)
    .map((bar) => {
      const x = Math.min(xAt(axis, bar.from), axis.width - LEAST)
      const height = Math.min(bar.high ? HIGH : LOW, lines === 1 ? HIGH : Math.max(2, pitch - 1))
      const off = ((bar.line ?? 0) - (lines - 1) / 2) * pitch
      return { bar, x, width: Math.max(LEAST, xAt(axis, bar.to) - x), y: (lane - height) / 2 + off, height }
    })
}
