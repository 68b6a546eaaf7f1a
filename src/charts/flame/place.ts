import { foldedFrames } from '@/geometry/flame/fold'
import type { FrameTable } from '@/geometry/flame/table'
import { foldAt, levelHeight, levelTop, viewOf, type FlameView } from '@/geometry/flame/view'
import { isUnder } from '@/geometry/flame/walk'

/** px of a row, and of one above what is zoomed in on or that stands for several. */
const LEVEL = 20
const ABOVE = 16
/** px around the frames, left and right, above and below. */
export const SIDE = 16
export const EDGE = 6

/** What is looked at in a box of that size. In a flame the roots stand at its bottom, however few rows there are. */
export function placed(
  table: FrameTable,
  focus: number,
  isUp: boolean,
  box: { readonly width: number; readonly height: number },
  isFolded = false,
): FlameView {
  const width = Math.max(0, box.width - 2 * SIDE)
  const view = viewOf(table, focus, { width, level: LEVEL, above: ABOVE, isUp }, isFolded)
  return isUp ? { ...view, height: Math.max(view.height, box.height - 2 * EDGE) } : view
}

/** The frames that share a row with this one, itself included; `null` where it has its own, or is not to be seen. */
export function foldOf(table: FrameTable, view: FlameView, frame: number): readonly number[] | null {
  const depth = table.depth[frame] ?? 0
  const fold = frame < 0 ? null : foldAt(view, depth)
  if (!fold || !(isUnder(table, frame, view.focus) || isUnder(table, view.focus, frame))) return null
  let first = frame
  for (let at = depth; at > fold.from; at -= 1) first = table.parent[first] ?? 0
  return foldedFrames(table, view.focus, first, fold)
}

/** How far a box can be scrolled over the picture: px of the whole of it. */
export const wholeHeight = (view: FlameView, box: { readonly height: number }): number =>
  Math.max(box.height, view.height + 2 * EDGE)

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Narrower frames are still framed so wide, px. */
const LEAST = 3

/** Where a frame stands in the whole picture, px; `null` where it is beside what is looked at. */
export function boxOf(table: FrameTable, view: FlameView, frame: number): Box | null {
  const start = table.start[frame] ?? 0
  const total = table.total[frame] ?? 0
  if (frame < 0 || frame >= table.count || !(view.width > 0)) return null
  const end = start + total
  const right = view.left + view.units
  const isAbove = frame <= view.focus && (table.end[frame] ?? 0) > view.focus
  const isUnder = frame >= view.focus && frame < (table.end[view.focus] ?? 0)
  if (!isAbove && !isUnder) return null
  const at = (unit: number): number => (view.units > 0 ? ((unit - view.left) / view.units) * view.width : 0)
  const x = isAbove ? 0 : at(Math.max(start, view.left))
  const far = isAbove ? view.width : at(Math.min(end, right))
  const depth = table.depth[frame] ?? 0
  return {
    left: SIDE + Math.min(x, view.width - LEAST),
    top: EDGE + levelTop(table, view, depth),
    width: Math.max(LEAST, far - x),
    height: levelHeight(table, view, depth) - 1,
  }
}

/** Where a box of so many px is scrolled to, so that a row is in sight with some around it; from `scrolled`, as little as does. */
export function shownFrom(row: Box | null, scrolled: number, seen: number): number {
  if (!row || seen === 0) return scrolled
  const room = Math.min(48, seen / 3)
  if (row.top < scrolled + room) return Math.max(0, row.top - room)
  if (row.top + row.height > scrolled + seen - room) return row.top + row.height - seen + room
  return scrolled
}
