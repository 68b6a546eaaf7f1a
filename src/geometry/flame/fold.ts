import { placeAfter } from './row'
import type { FrameTable } from './table'

/** Levels `[from, to)` that are drawn as one row: each has one frame, as wide as that above it. */
export interface Fold {
  readonly from: number
  readonly to: number
}

/** So many levels are worth a row that stands for them. */
const FEWEST = 4
/** Sums of spans are not exact. */
const SAME = 1 - 1e-9

/**
 * Runs of levels that only repeat a frame above them: what is looked at has a single frame there and nothing was spent
 * between them. The frame stays, and the last level, where it goes on; what is looked at stays too.
 */
export function foldsOf(table: FrameTable, focus: number): readonly Fold[] {
  const sole = soleFrames(table, focus)
  const at = table.depth[focus] ?? 0
  const folds: Fold[] = []
  let first = 0
  for (let depth = 1; depth <= sole.length; depth += 1) {
    const isSame = depth < sole.length && repeats(table, sole[depth] ?? -1)
    if (isSame && depth !== at) continue
    const last = isSame ? depth : depth - 1
    if (last - first - 1 >= FEWEST) folds.push({ from: first + 1, to: last })
    first = depth
  }
  return folds
}

function repeats({ total, parent }: FrameTable, frame: number): boolean {
  const whole = frame <= 0 ? 0 : (total[parent[frame] ?? 0] ?? 0)
  return whole > 0 && (total[frame] ?? 0) >= whole * SAME
}

/** Depth → the only frame there of what is looked at, -1 where there are several. */
function soleFrames({ parent, end, rows, maxDepth }: FrameTable, focus: number): readonly number[] {
  const frames: number[] = []
  for (let at = focus; at >= 0; at = parent[at] ?? -1) frames.push(at)
  frames.reverse()
  const last = end[focus] ?? 0
  for (let depth = frames.length; depth <= maxDepth; depth += 1) {
    const place = placeAfter(rows, depth, focus)
    const stop = rows.first[depth + 1] ?? 0
    const isThere = (at: number): boolean => at < stop && (rows.frames[at] ?? last) < last
    if (!isThere(place)) break
    frames.push(isThere(place + 1) ? -1 : (rows.frames[place] ?? -1))
  }
  return frames
}

/** Frames of a fold, the outermost first. */
export function foldedFrames(
  { depth, parent }: FrameTable,
  focus: number,
  first: number,
  { from, to }: Fold,
): readonly number[] {
  // Under what is looked at a frame's only child is the next one.
  if (first > focus) return Array.from({ length: to - from }, (_, at) => first + at)
  const frames: number[] = []
  for (let at = focus; at >= 0 && (depth[at] ?? 0) >= from; at = parent[at] ?? -1)
    if ((depth[at] ?? 0) < to) frames.push(at)
  return frames.reverse()
}
