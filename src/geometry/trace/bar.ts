import { lengthOf, type Trace } from './model'

/** The stretch of time that is looked at, ms since the trace's start, and the pixels it has. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly width: number
}

/** Beyond both ends nothing is drawn, however far away it is. */
const BEYOND = 8

export function xAt({ from, to, left, width }: Scale, time: number): number {
  const x = to > from ? ((time - from) / (to - from)) * width : time > to ? Infinity : time < from ? -Infinity : 0
  return left + Math.min(width + BEYOND, Math.max(-BEYOND, x))
}

export const timeAt = ({ from, to, left, width }: Scale, x: number): number =>
  width > 0 ? from + Math.min(1, Math.max(0, (x - left) / width)) * (to - from) : from

/** A stretch, px. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** Time of its own between what the children cover; what falls on one pixel is one piece. */
export function selfPieces(trace: Trace, at: number, scale: Scale): readonly Piece[] {
  if (lengthOf(trace, at) <= 0) return []
  const end = at + (trace.size[at] ?? 1)
  const pieces: { from: number; to: number }[] = []
  const limit = trace.to[at] ?? 0
  let cursor = trace.from[at] ?? 0
  for (let child = at + 1; child < end && cursor < limit; child += trace.size[child] ?? 1) {
    const start = trace.from[child] ?? 0
    if (start > cursor) append(pieces, xAt(scale, cursor), xAt(scale, Math.min(start, limit)))
    cursor = Math.max(cursor, trace.to[child] ?? 0)
  }
  if (cursor < limit) append(pieces, xAt(scale, cursor), xAt(scale, limit))
  return pieces
}

/** Each span's stretch, those that touch as one. */
export function spanPieces(trace: Trace, members: readonly number[], scale: Scale): readonly Piece[] {
  const pieces: { from: number; to: number }[] = []
  for (const at of members) append(pieces, xAt(scale, trace.from[at] ?? 0), xAt(scale, trace.to[at] ?? 0))
  return pieces
}

/** Px between two pieces that are still drawn as one. */
const APART = 0.5

function append(pieces: { from: number; to: number }[], from: number, to: number): void {
  const wide = Math.max(to, from + 1)
  const last = pieces.at(-1)
  if (last && from <= last.to + APART) last.to = Math.max(last.to, wide)
  else pieces.push({ from, to: wide })
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
  .concat([1, 2, 5, 10, 15, 30].map((one) => one * SECOND))
  .concat([1, 2, 5, 10, 15, 30].map((one) => one * MINUTE))
  .concat([1, 2, 3, 6, 12].map((one) => one * HOUR))
  .concat([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000].map((one) => one * DAY))

/** Round times in what is looked at, about every `pitch` px. */
export function timeTicks({ from, to, width }: Scale, pitch = 80): readonly number[] {
  const most = Math.max(1, width / pitch)
  const step = STEPS.find((one) => (to - from) / one <= most)
  if (step === undefined || !(to > from)) return [from]
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step)
}
