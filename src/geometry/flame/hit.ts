import { lastAt } from './row'
import type { FrameTable } from './table'
import { aboveOf, levelAt, type FlameView } from './view'

/** The frame under a point of the picture, -1 for none. Where frames are narrower than a pixel, one of those on it. */
export function hitAt(table: FrameTable, view: FlameView, x: number, y: number): number {
  if (!(x >= 0 && x < view.width && y >= 0 && y < view.height)) return -1
  const depth = levelAt(table, view, y)
  if (depth < 0 || depth > table.maxDepth) return -1
  if (!(view.units > 0)) return depth === aboveOf(table, view) ? view.focus : -1
  const { rows, start, total } = table
  const pixel = view.units / view.width
  const unit = view.left + x * pixel
  const first = rows.first[depth] ?? 0
  // Frames of no width stand where the next one begins or the last one ended: what is drawn is meant.
  for (let place = lastAt(table, depth, unit); place >= first; place -= 1) {
    const frame = rows.frames[place] ?? 0
    const end = (start[frame] ?? 0) + (total[frame] ?? 0)
    if (end > unit) return frame
    if (end <= unit - pixel) break
    if ((total[frame] ?? 0) > 0 && (total[frame] ?? 0) < pixel) return frame
  }
  return -1
}
