import { acyclic } from './acyclic'
import { aligned } from './align'
import type { FlatGraph } from './flat'
import { levelsOf } from './levels'
import { neighboursOf } from './neighbours'
import { ordered } from './order'
import { properOf, type Proper } from './proper'
import { ASPECT, JOINT_ROOM, NODE_ABOVE, NODE_BELOW, PITCH_X, PITCH_Y } from './sizes'

/** Where nodes stand, and how long links pass between the nodes of the columns they cross. */
export interface Layered {
  readonly spots: Float64Array
  /** By the two ends; `via` are x, y of the joints from `source` to `target`. Links without joints are not in it. */
  readonly routes: readonly { readonly source: number; readonly target: number; readonly via: readonly number[] }[]
}

/** A column of more nodes is broken, if it makes the map much taller than wide. */
const TALL = 18
/** A larger map that takes this many times the room of its nodes is packed: who looks at it looks for names, not ways. */
const LARGE = 60
const LOOSE = 3

/** Columns from left to right along the calls. The parts of the graph hang together. Yields between rounds. */
export function* layered(graph: FlatGraph): Generator<void, Layered> {
  const straight = acyclic(graph)
  yield
  const proper = properOf(straight, levelsOf(straight))
  yield
  const columns = yield* ordered(proper)
  const nodes = columns.map((items) => items.filter((item) => item < proper.real))
  const tallest = nodes.reduce((most, { length }) => Math.max(most, length), 0)
  const isTower = tallest > TALL && tallest * PITCH_Y > ASPECT * columns.length * PITCH_X
  const isLoose = graph.count > LARGE && tallness(proper, columns) * columns.length > LOOSE * PITCH_Y * graph.count
  return isTower || isLoose ? yield* packed(straight, nodes) : yield* whole(straight, proper, columns)
}

/** Least height of the map, px. */
const tallness = (proper: Proper, columns: readonly Uint32Array[]): number =>
  columns.reduce((most, items) => {
    const joints = items.reduce((sum, item) => sum + (isJoint(proper, item) ? 1 : 0), 0)
    return Math.max(most, (items.length - joints) * PITCH_Y + joints * 2 * JOINT_ROOM)
  }, 0)

const isJoint = (proper: Proper, item: number): boolean => item >= proper.real

function* whole(graph: FlatGraph, proper: Proper, columns: readonly Uint32Array[]): Generator<void, Layered> {
  const joint = (item: number): boolean => isJoint(proper, item)
  const heights = yield* aligned(
    {
      columns,
      above: (item) => (joint(item) ? JOINT_ROOM : NODE_ABOVE),
      below: (item) => (joint(item) ? JOINT_ROOM : NODE_BELOW),
      pull: (a, b) => (joint(a) && joint(b) ? 8 : joint(a) || joint(b) ? 2 : 1),
      sides: [proper.left, proper.right],
    },
    proper.count,
    proper.count > 12_000 ? 6 : 16,
  )
  const xOf = (item: number): number => (proper.column[item] ?? 0) * PITCH_X
  const spots = new Float64Array(2 * graph.count)
  for (let node = 0; node < graph.count; node++) {
    spots[2 * node] = xOf(node)
    spots[2 * node + 1] = heights[node] ?? 0
  }
  const routes = [...graph.source.keys()].flatMap((link) => {
    const via: number[] = []
    for (let item = proper.first[link] ?? 0; item < (proper.first[link + 1] ?? 0); item++) {
      via.push(xOf(item), heights[item] ?? 0)
    }
    return via.length ? [{ source: graph.source[link] ?? 0, target: graph.target[link] ?? 0, via }] : []
  })
  return { spots, routes }
}

/** Columns of a map of nodes without gaps that is about as wide as a screen. */
const columnsFor = (count: number): number => Math.ceil(Math.sqrt((count * ASPECT * PITCH_Y) / PITCH_X))

/** Of how many rows the map has a screen's shape, when taller columns are broken. */
function rowsFor(columns: readonly Uint32Array[]): number {
  const wide = (rows: number): number => columns.reduce((sum, items) => sum + Math.ceil(items.length / rows) + 1 / 3, 0)
  let rows = 4
  while (wide(rows) * PITCH_X > ASPECT * rows * PITCH_Y) rows++
  return rows
}

/** Of those next to each other some become one, dealt in by their height, so that there are at most `most`. */
function merged(columns: readonly Uint32Array[], most: number): readonly Uint32Array[] {
  if (columns.length <= most) return columns
  const lists: { item: number; height: number }[][] = Array.from({ length: most }, () => [])
  columns.forEach((items, at) => {
    const list = lists[Math.floor((at * most) / columns.length)]
    items.forEach((item, place) => list?.push({ item, height: (place + 0.5) / items.length }))
  })
  return lists.map((list) => Uint32Array.from(list.sort((a, b) => a.height - b.height).map(({ item }) => item)))
}

/** Without room for long ways; tall columns as several side by side, dealt out in order. */
function* packed(graph: FlatGraph, all: readonly Uint32Array[]): Generator<void, Layered> {
  const columns = merged(all, Math.ceil(columnsFor(graph.count) / 2))
  const rows = rowsFor(columns)
  const spots = new Float64Array(2 * graph.count)
  const narrow: Uint32Array[] = []
  let x = 0
  for (const items of columns) {
    const parts = Math.max(1, Math.ceil(items.length / rows))
    for (let part = 0; part < parts; part++) {
      const mine = items.filter((_, at) => at % parts === part)
      for (const item of mine) spots[2 * item] = x
      narrow.push(mine)
      x += PITCH_X
    }
    x += PITCH_X / 3
  }
  const heights = yield* aligned(
    {
      columns: narrow,
      above: () => NODE_ABOVE,
      below: () => NODE_BELOW,
      pull: () => 1,
      sides: [
        neighboursOf(graph.count, graph.target, graph.source),
        neighboursOf(graph.count, graph.source, graph.target),
      ],
    },
    graph.count,
    8,
  )
  heights.forEach((y, node) => (spots[2 * node + 1] = y))
  return { spots, routes: [] }
}
