import type { FrameRows, FrameTable } from './table'

/** The last place of a level whose frame begins there or before; one before the level's first where none does. */
export function lastAt({ rows, start }: FrameTable, depth: number, unit: number): number {
  let low = rows.first[depth] ?? 0
  let high = rows.first[depth + 1] ?? low
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((start[rows.frames[middle] ?? 0] ?? 0) <= unit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where a frame stands in `rows.frames`. */
export const placeOf = ({ rows, depth }: FrameTable, frame: number): number =>
  placeAfter(rows, depth[frame] ?? 0, frame)

/** The first place of a level whose frame is this one or stands after it, depth first; one past the level where none is. */
export function placeAfter({ first, frames }: FrameRows, level: number, frame: number): number {
  let low = first[level] ?? 0
  let high = first[level + 1] ?? low
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((frames[middle] ?? 0) < frame) low = middle + 1
    else high = middle
  }
  return low
}
