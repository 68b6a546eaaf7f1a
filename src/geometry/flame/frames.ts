import { keysOf } from './key'
import { link, type Links } from './link'
import { merge, type Merged } from './merge'
import { Oddities } from './oddities'
import type { FlameElement, FlameUnit, FrameRows, FrameTable } from './table'
import { widestOf } from './widest'

/** Siblings: the heaviest first, or as the source has them (the first one met). */
export type FlameOrder = 'weight' | 'source'

/** Name of a root that no source names. */
export const MADE_ROOT = 'all'

/** Children may exceed their parent by so little, relative to it: sums of fractions do. */
const ROUNDING = 1e-9

/**
 * One flame graph of all trees: rows of equal paths are one frame. Rows come in any order, and those that hang on nobody or
 * on each other are kept as roots.
 */
export function framesOf(
  trees: readonly (readonly FlameElement[])[],
  unit: FlameUnit,
  order: FlameOrder = 'weight',
): FrameTable {
  const oddities = new Oddities()
  return framesOfLinks(link(trees, oddities), unit, order, oddities).table
}

/** The same of rows that are linked already; `frameOf` is the frame of each. */
export function framesOfLinks(
  links: Links,
  unit: FlameUnit,
  order: FlameOrder,
  oddities: Oddities,
): { readonly table: FrameTable; readonly frameOf: Uint32Array } {
  const merged = merge(links)
  const under = settle(merged, (node) => oddities.note('grown', links.names[merged.name[node] ?? 0] ?? ''))
  const isSole = merged.count > 1 && merged.firstChild[1] === 2
  const isNamed = isSole && links.names[merged.name[1] ?? 0] !== ''
  const sorted = siblings(merged, links.names, order)
  const frames = depthFirst(merged, sorted, isSole ? 1 : 0)
  const names = isNamed ? links.names : [...links.names, MADE_ROOT]
  const { frameOf, name, parent, total, self } = gathered(merged, under, frames)
  if (!isNamed) name[0] = names.length - 1
  const shape = shapeOf(parent, total)
  const table: FrameTable = {
    count: frames.length,
    isRootMade: !isNamed,
    names,
    name,
    parent,
    ...shape,
    total,
    self,
    key: keysOf(names, name, parent),
    unit,
    rows: rowsOf(shape.depth, shape.maxDepth, total),
    oddities: oddities.list(),
  }
  return { table, frameOf }
}

/** Makes every node at least as large as its children together; answers how much those are. */
function settle({ count, parent, total }: Merged, tell: (node: number) => void): Float64Array {
  const under = new Float64Array(count)
  for (let node = count - 1; node >= 0; node -= 1) {
    const children = under[node] ?? 0
    const own = total[node] ?? 0
    if (children > own) {
      if (node > 0 && children > own * (1 + ROUNDING)) tell(node)
      total[node] = children
    }
    const above = parent[node] ?? -1
    if (above >= 0) under[above] = (under[above] ?? 0) + (total[node] ?? 0)
  }
  return under
}

/** What is known of nodes, by frame. */
function gathered(merged: Merged, under: Float64Array, frames: Uint32Array) {
  const count = frames.length
  const frameOfNode = new Uint32Array(merged.count)
  const name = new Uint32Array(count)
  const parent = new Int32Array(count)
  const total = new Float64Array(count)
  const self = new Float64Array(count)
  for (let at = 0; at < count; at += 1) {
    const node = frames[at] ?? 0
    frameOfNode[node] = at
    name[at] = merged.name[node] ?? 0
    parent[at] = at === 0 ? -1 : (frameOfNode[merged.parent[node] ?? 0] ?? 0)
    total[at] = merged.total[node] ?? 0
    self[at] = (merged.total[node] ?? 0) - (under[node] ?? 0)
  }
  const frameOf = new Uint32Array(merged.nodeOf.length)
  for (let row = 0; row < frameOf.length; row += 1) frameOf[row] = frameOfNode[merged.nodeOf[row] ?? 0] ?? 0
  return { frameOf, name, parent, total, self }
}

/** Nodes with siblings in the order asked for: a list in which a node's children have the places they have as nodes. */
function siblings(
  { count, name, total, firstChild }: Merged,
  names: readonly string[],
  order: FlameOrder,
): Uint32Array {
  const sorted = new Uint32Array(count)
  for (let node = 0; node < count; node += 1) sorted[node] = node
  if (order === 'source') return sorted
  const compare = (a: number, b: number): number =>
    (total[b] ?? 0) - (total[a] ?? 0) || ((names[name[a] ?? 0] ?? '') < (names[name[b] ?? 0] ?? '') ? -1 : 1)
  for (let node = 0; node < count; node += 1) {
    const from = firstChild[node] ?? 0
    const to = firstChild[node + 1] ?? 0
    if (to - from === 2) {
      if (compare(from, from + 1) > 0) {
        sorted[from] = from + 1
        sorted[from + 1] = from
      }
    } else if (to - from > 2) sorted.subarray(from, to).sort(compare)
  }
  return sorted
}

/** Nodes depth first from there; a stack instead of calls, because stacks are thousands deep. */
function depthFirst({ count, firstChild }: Merged, sorted: Uint32Array, root: number): Uint32Array {
  const frames = new Uint32Array(count - root)
  const stack = new Uint32Array(count)
  stack[0] = root
  let end = 0
  for (let height = 1; height > 0;) {
    height -= 1
    const node = stack[height] ?? 0
    frames[end] = node
    end += 1
    const from = firstChild[node] ?? 0
    for (let at = (firstChild[node + 1] ?? 0) - 1; at >= from; at -= 1) {
      stack[height] = sorted[at] ?? 0
      height += 1
    }
  }
  return frames
}

function shapeOf(parent: Int32Array, total: Float64Array): Pick<FrameTable, 'end' | 'depth' | 'start' | 'maxDepth'> {
  const count = parent.length
  const end = new Uint32Array(count)
  const depth = new Uint32Array(count)
  const start = new Float64Array(count)
  // Where the next child of a frame begins.
  const edge = new Float64Array(count)
  let maxDepth = 0
  for (let at = 1; at < count; at += 1) {
    const above = parent[at] ?? 0
    const level = (depth[above] ?? 0) + 1
    depth[at] = level
    if (level > maxDepth) maxDepth = level
    const from = edge[above] ?? 0
    start[at] = from
    edge[at] = from
    edge[above] = from + (total[at] ?? 0)
  }
  for (let at = count - 1; at >= 0; at -= 1) {
    if (end[at] === 0) end[at] = at + 1
    const above = parent[at] ?? -1
    if (above >= 0 && end[above] === 0) end[above] = end[at] ?? 0
  }
  return { end, depth, start, maxDepth }
}

function rowsOf(depth: Uint32Array, maxDepth: number, total: Float64Array): FrameRows {
  const first = new Uint32Array(maxDepth + 2)
  for (const level of depth) first[level + 1] = (first[level + 1] ?? 0) + 1
  for (let level = 1; level < first.length; level += 1) first[level] = (first[level] ?? 0) + (first[level - 1] ?? 0)
  const next = first.slice()
  const frames = new Uint32Array(depth.length)
  for (let at = 0; at < depth.length; at += 1) {
    const level = depth[at] ?? 0
    const place = next[level] ?? 0
    frames[place] = at
    next[level] = place + 1
  }
  return { first, frames, widest: widestOf(frames, total) }
}
