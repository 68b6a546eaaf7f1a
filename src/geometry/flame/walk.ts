import { placeOf } from './row'
import type { FrameTable } from './table'

export const parentOf = (table: FrameTable, frame: number): number => table.parent[frame] ?? -1

/** -1 for a frame without children. */
export function widestChild(table: FrameTable, frame: number): number {
  const last = table.end[frame] ?? 0
  let widest = -1
  for (let child = frame + 1; child < last; child = table.end[child] ?? last)
    if (widest < 0 || (table.total[child] ?? 0) > (table.total[widest] ?? 0)) widest = child
  return widest
}

/**
 * The next frame of its level to the right (1) or the left (-1), within the frame that is zoomed in on; -1 for none. Frames
 * of no width are passed over.
 */
export function beside(table: FrameTable, frame: number, step: 1 | -1, within = 0): number {
  const level = table.depth[frame] ?? 0
  const from = table.rows.first[level] ?? 0
  const to = table.rows.first[level + 1] ?? 0
  for (let place = placeOf(table, frame) + step; place >= from && place < to; place += step) {
    const next = table.rows.frames[place] ?? -1
    if (!isUnder(table, next, within)) return -1
    if ((table.total[next] ?? 0) > 0) return next
  }
  return -1
}

/** From the root to the frame, both included. */
export function pathTo(table: FrameTable, frame: number): readonly number[] {
  const path: number[] = []
  for (let at = frame; at >= 0; at = table.parent[at] ?? -1) path.push(at)
  return path.reverse()
}

/** True for the frame itself too. */
export const isUnder = (table: FrameTable, frame: number, above: number): boolean =>
  frame >= above && frame < (table.end[above] ?? 0)
