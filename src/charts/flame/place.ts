import { levelHeight, levelTop, viewOf, type FlameView } from '@/geometry/flame/view'
import type { FrameTable } from '@/geometry/flame/table'

/** px of a row, and of one above what is zoomed in on. */
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
): FlameView {
  const width = Math.max(0, box.width - 2 * SIDE)
  const view = viewOf(table, focus, { width, level: LEVEL, above: ABOVE, isUp })
  return isUp ? { ...view, height: Math.max(view.height, box.height - 2 * EDGE) } : view
}

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
