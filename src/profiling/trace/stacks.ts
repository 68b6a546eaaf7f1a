import { framesOf } from '@/geometry/flame/frames'
import type { FrameTable } from '@/geometry/flame/table'
import type { Analysis } from '@/protocol/profiling/analyze'

/** What the dumps of a span come to. */
export interface Stacks {
  /** Milliseconds. */
  readonly table: FrameTable
  /** The same as it is drawn: in dumps where no time passed between them, as OAP has it of stacks that were seen once. */
  readonly flame: FrameTable
  /** Frame → dumps that have it. */
  readonly dumps: Float64Array
  /** Frames with the most time of their own. */
  readonly heaviest: ReadonlySet<number>
}

/** So many are marked. */
const MARKED = 10

/** OAP's trees, merged by path; `null` where they have no frame. */
export function stacksOf({ trees }: Analysis): Stacks | null {
  const rows = (weight: 'duration' | 'count') =>
    trees.map(({ elements }) =>
      elements.map((one) => ({
        id: one.id,
        parentId: one.parentId,
        name: one.codeSignature,
        total: one[weight],
        self: weight === 'duration' ? one.durationChildExcluded : null,
      })),
    )
  if (trees.every(({ elements }) => elements.length === 0)) return null
  const table = framesOf(rows('duration'), 'ms')
  const counted = framesOf(rows('count'), 'samples')
  const byKey = new Map(Array.from(counted.key, (key, frame) => [key, counted.total[frame] ?? 0]))
  const flame = (table.total[0] ?? 0) > 0 ? table : counted
  const dumps = Float64Array.from(table.key, (key) => byKey.get(key) ?? 0)
  return { table, flame, dumps, heaviest: heaviestOf(table) }
}

function heaviestOf({ count, self }: FrameTable): ReadonlySet<number> {
  const frames = Array.from({ length: count }, (_, at) => at).filter((at) => (self[at] ?? 0) > 0)
  frames.sort((a, b) => (self[b] ?? 0) - (self[a] ?? 0) || a - b)
  return new Set(frames.slice(0, MARKED))
}

/** Rows of a tree, as far as they are used. */
export interface StackRows {
  readonly frames: Uint32Array
  readonly count: number
}

/** A frame comes open where it has so much of the whole. */
const SHARE = 0.05

export const hasBeneath = ({ end }: FrameTable, frame: number): boolean => (end[frame] ?? 0) > frame + 1

export const comesOpen = (table: FrameTable, frame: number): boolean =>
  (table.total[frame] ?? 0) >= SHARE * (table.total[0] ?? 0)

/** Open as it comes, but for those that are `turned`; what is above `shown` always is (-1: nothing). */
export function isOpen(table: FrameTable, frame: number, turned: ReadonlySet<number>, shown: number): boolean {
  if (frame < shown && shown < (table.end[frame] ?? 0)) return true
  return comesOpen(table, frame) !== turned.has(frame)
}

export function rowsOf(table: FrameTable, turned: ReadonlySet<number>, shown: number): StackRows {
  const frames = new Uint32Array(table.count)
  let count = 0
  for (let frame = table.isRootMade ? 1 : 0; frame < table.count;) {
    frames[count] = frame
    count += 1
    frame = isOpen(table, frame, turned, shown) ? frame + 1 : (table.end[frame] ?? frame + 1)
  }
  return { frames, count }
}

/** -1: it is in no row. Rows stand in the order of frames. */
export function rowOf({ frames, count }: StackRows, frame: number): number {
  let from = 0
  let to = count - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const found = frames[middle] ?? 0
    if (found === frame) return middle
    if (found < frame) from = middle + 1
    else to = middle - 1
  }
  return -1
}
