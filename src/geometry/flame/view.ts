import { foldsOf, type Fold } from './fold'
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
  /** px of a level, and of one above the focus or of several folded ones. */
  readonly level: number
  readonly above: number
  /** From the root down, apart from each other and from the focus. */
  readonly folds: readonly Fold[]
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

/** All of one frame, as wide as the picture; levels that only repeat one stand in one row where that `isFolded`. */
export function viewOf(table: FrameTable, focus: number, sizes: Sizes, isFolded = false): FlameView {
  const at = focus >= 0 && focus < table.count ? focus : 0
  const view: FlameView = {
    ...sizes,
    focus: at,
    left: table.start[at] ?? 0,
    units: table.total[at] ?? 0,
    folds: isFolded ? foldsOf(table, at) : [],
    height: 0,
  }
  return { ...view, height: distance(table, view, deepest(table, at) + 1) }
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

/** The fold that a level is in. */
export const foldAt = ({ folds }: FlameView, depth: number): Fold | null =>
  folds.find(({ from, to }) => depth >= from && depth < to) ?? null

/** Of a folded level: that of the row that stands for it. */
export const levelHeight = (table: FrameTable, view: FlameView, depth: number): number =>
  depth < aboveOf(table, view) || foldAt(view, depth) ? view.above : view.level

/** px between the root's edge and that of a level, as if nothing were folded. */
function plain(table: FrameTable, view: FlameView, depth: number): number {
  const narrow = Math.min(depth, aboveOf(table, view))
  return narrow * view.above + (depth - narrow) * view.level
}

/** The same with what is folded, for a level in no fold or the first one of it. */
function distance(table: FrameTable, view: FlameView, depth: number): number {
  let px = plain(table, view, depth)
  for (const { from, to } of view.folds) if (to <= depth) px -= saved(table, view, from, to)
  return px
}

/** px that a fold takes away. */
function saved(table: FrameTable, view: FlameView, from: number, to: number): number {
  const each = from < aboveOf(table, view) ? view.above : view.level
  return (to - from) * each - view.above
}

/** Upper edge of a level, px. */
export function levelTop(table: FrameTable, view: FlameView, depth: number): number {
  const from = distance(table, view, foldAt(view, depth)?.from ?? depth)
  return view.isUp ? view.height - from - levelHeight(table, view, depth) : from
}

/** The level at a height, not bounded by how deep the table is; of a fold its first one. */
export function levelAt(table: FrameTable, view: FlameView, y: number): number {
  let px = view.isUp ? view.height - y : y
  // What every fold before it took away is given back.
  for (const { from, to } of view.folds) {
    const top = plain(table, view, from)
    if (px < top) break
    if (px < top + view.above) return from
    px += saved(table, view, from, to)
  }
  const narrow = aboveOf(table, view)
  const edge = narrow * view.above
  return px < edge ? Math.floor(px / view.above) : narrow + Math.floor((px - edge) / view.level)
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
