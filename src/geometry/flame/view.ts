import { placeAfter } from './row'
import type { FrameTable } from './table'

/** What is looked at. Levels are counted from the root; px of y are counted from the picture's upper edge. */
export interface FlameView {
  /** Levels above its own are narrow: they only say where it is. */
  readonly focus: number
  /** The stretch in sight, in units; that of the focus when it is zoomed in on. */
  readonly left: number
  readonly units: number
  /** px that the stretch has. */
  readonly width: number
  /** px of a level, and of one above the focus. */
  readonly level: number
  readonly above: number
  /** px of the whole picture; see `heightOf`. Roots stand at its foot when `isUp`. */
  readonly height: number
  readonly isUp: boolean
}

export interface Sizes {
  readonly width: number
  readonly level: number
  readonly above: number
  readonly isUp: boolean
}

/** All of one frame, as wide as the picture. */
export function viewOf(table: FrameTable, focus: number, sizes: Sizes): FlameView {
  const at = focus >= 0 && focus < table.count ? focus : 0
  const levels = deepest(table, at) + 1
  const above = table.depth[at] ?? 0
  return {
    ...sizes,
    focus: at,
    left: table.start[at] ?? 0,
    units: table.total[at] ?? 0,
    height: above * sizes.above + (levels - above) * sizes.level,
  }
}

/** Depth of the deepest frame under this one. A level that has one has it on all levels between. */
export function deepest({ depth, end, maxDepth, rows }: FrameTable, frame: number): number {
  const last = end[frame] ?? 0
  let low = depth[frame] ?? 0
  let high = maxDepth
  while (low < high) {
    const level = (low + high + 1) >>> 1
    const place = placeAfter(rows, level, frame)
    if (place < (rows.first[level + 1] ?? 0) && (rows.frames[place] ?? last) < last) low = level
    else high = level - 1
  }
  return low
}

/** Depth of the focus: the first level of full height. */
export const aboveOf = (table: FrameTable, view: FlameView): number => table.depth[view.focus] ?? 0

export const levelHeight = (table: FrameTable, view: FlameView, depth: number): number =>
  depth < aboveOf(table, view) ? view.above : view.level

/** Upper edge of a level, px. */
export function levelTop(table: FrameTable, view: FlameView, depth: number): number {
  const narrow = Math.min(depth, aboveOf(table, view))
  const from = narrow * view.above + (depth - narrow) * view.level
  return view.isUp ? view.height - from - levelHeight(table, view, depth) : from
}

/** The level at a height, not bounded by how deep the table is. */
export function levelAt(table: FrameTable, view: FlameView, y: number): number {
  const from = view.isUp ? view.height - y : y
  const narrow = aboveOf(table, view)
  const edge = narrow * view.above
  return from < edge ? Math.floor(from / view.above) : narrow + Math.floor((from - edge) / view.level)
}

/** Levels `[from, to)` that stand between two heights. */
export function levelsIn(
  table: FrameTable,
  view: FlameView,
  top: number,
  bottom: number,
): { from: number; to: number } {
  const one = levelAt(table, view, top)
  const other = levelAt(table, view, bottom)
  return {
    from: Math.max(0, Math.min(one, other)),
    to: Math.min(table.maxDepth, Math.max(one, other)) + 1,
  }
}
