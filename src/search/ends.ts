import { formatInstant, type Duration } from '@/protocol/duration'
import { STEP_MS } from '@/time/step'
import type { Window } from '@/time/window'

/** Ends of a window of its own, epoch ms, both included; the page's is followed without one. */
export interface Ends {
  readonly from: number
  readonly to: number
}

export function readEnds(text: string | undefined): Ends | null {
  const [, from, to] = /^(\d{12,14})-(\d{12,14})$/.exec(text ?? '') ?? []
  return from !== undefined && to !== undefined && Number(from) <= Number(to)
    ? { from: Number(from), to: Number(to) }
    : null
}

export const printEnds = ({ from, to }: Ends): string => `${from}-${to}`

/** First and last second of a page's window: its last bucket is open until it is full. */
export const endsOf = ({ start, end, step }: Window): Ends => ({ from: start, to: end + STEP_MS[step] - 1_000 })

export function durationOf({ from, to }: Ends, { offset, cold }: Pick<Window, 'offset' | 'cold'>): Duration {
  const text = (at: number): string => formatInstant(at, 'SECOND', offset)
  return { start: text(from), end: text(to), step: 'SECOND', ...(cold ? { coldStage: true as const } : {}) }
}
