import type { FlatGraph } from './flat'
import { eachOf, neighboursOf } from './neighbours'

/** Nodes that hang together, each list ascending; the largest first, equals by their first node. */
export function componentsOf({ count, source, target }: FlatGraph): readonly (readonly number[])[] {
  const sides = [neighboursOf(count, source, target), neighboursOf(count, target, source)]
  const seen = new Uint8Array(count)
  const found: number[][] = []
  for (let first = 0; first < count; first++) {
    if (seen[first]) continue
    seen[first] = 1
    const members = [first]
    for (let at = 0; at < members.length; at++) {
      for (const side of sides) {
        eachOf(side, members[at] ?? 0, (other) => {
          if (seen[other]) return
          seen[other] = 1
          members.push(other)
        })
      }
    }
    found.push(members.sort((a, b) => a - b))
  }
  return found.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}

/** The graph of some nodes alone; node i of it is `members[i]`. */
export function partOf(graph: FlatGraph, members: readonly number[]): FlatGraph {
  const place = new Int32Array(graph.count).fill(-1)
  members.forEach((node, index) => (place[node] = index))
  const kept = [...graph.source.keys()].filter(
    (link) => (place[graph.source[link] ?? 0] ?? -1) >= 0 && (place[graph.target[link] ?? 0] ?? -1) >= 0,
  )
  return {
    count: members.length,
    source: Uint32Array.from(kept, (link) => place[graph.source[link] ?? 0] ?? 0),
    target: Uint32Array.from(kept, (link) => place[graph.target[link] ?? 0] ?? 0),
    weight: Float64Array.from(kept, (link) => graph.weight[link] ?? 1),
    group: Int32Array.from(members, (node) => graph.group[node] ?? -1),
  }
}
