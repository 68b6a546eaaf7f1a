import type { FlatGraph } from './flat'
import { neighboursOf, type Neighbours } from './neighbours'

/** Links between next columns only: a longer one passes through a joint in each column it crosses. */
export interface Proper {
  /** Of the graph: items below this are its nodes, those from it on are joints. */
  readonly real: number
  readonly count: number
  readonly columns: Uint32Array[]
  readonly column: Uint32Array
  readonly left: Neighbours
  readonly right: Neighbours
  /** Joints of link i are the items from `first[i]` to `first[i + 1] - 1`, left to right. */
  readonly first: Uint32Array
}

/** More would cost more than they tidy: the longest links then go without. */
const MAX_JOINTS = 40_000

/** The longest span whose joints, with those of all shorter links, are not too many. */
function longestSpan(spans: Uint32Array): number {
  const most = spans.reduce((a, b) => Math.max(a, b), 0)
  const links = new Uint32Array(most + 1)
  for (const span of spans) links[span] = (links[span] ?? 0) + 1
  let joints = 0
  for (let span = 2; span <= most; span++) {
    joints += (links[span] ?? 0) * (span - 1)
    if (joints > MAX_JOINTS) return span - 1
  }
  return most
}

/** `level` rises along each link. */
export function properOf(graph: FlatGraph, level: Uint32Array): Proper {
  const spans = graph.source.map((from, link) => (level[graph.target[link] ?? 0] ?? 0) - (level[from] ?? 0))
  const longest = longestSpan(spans)
  const column = [...level]
  const source: number[] = []
  const target: number[] = []
  const first = new Uint32Array(graph.source.length + 1)
  graph.source.forEach((from, link) => {
    const to = graph.target[link] ?? 0
    const span = spans[link] ?? 1
    first[link] = column.length
    if (span <= longest) {
      let last = from
      for (let step = 1; step < span; step++) {
        source.push(last)
        last = column.length
        target.push(last)
        column.push((level[from] ?? 0) + step)
      }
      source.push(last)
      target.push(to)
    }
    first[link + 1] = column.length
  })
  const count = column.length
  const near = Uint32Array.from(source)
  const far = Uint32Array.from(target)
  const columns: number[][] = Array.from({ length: level.reduce((a, b) => Math.max(a, b), 0) + 1 }, () => [])
  column.forEach((at, item) => columns[at]?.push(item))
  return {
    real: graph.count,
    count,
    column: Uint32Array.from(column),
    columns: columns.map((items) => Uint32Array.from(items)),
    left: neighboursOf(count, far, near),
    right: neighboursOf(count, near, far),
    first,
  }
}
