import { flatten, indexOf, type GraphInput } from './flat'
import { eachOf, neighboursOf } from './neighbours'

/** Towards callers, towards callees, or both: never to and fro on one way. */
export type Direction = 'up' | 'down' | 'both'

/** The nodes at most `hops` calls away from one of `from`, those included. */
export function around(
  graph: GraphInput,
  from: readonly string[],
  hops: number,
  direction: Direction,
): ReadonlySet<string> {
  const { count, source, target } = flatten(graph)
  const index = indexOf(graph.nodes)
  const starts = from.flatMap((id) => index.get(id) ?? [])
  const found = new Set(starts)
  const walk = (near: Uint32Array, far: Uint32Array): void => {
    const side = neighboursOf(count, near, far)
    const seen = new Set(starts)
    let edge: readonly number[] = starts
    for (let hop = 0; hop < hops && edge.length; hop++) {
      const next: number[] = []
      for (const node of edge) {
        eachOf(side, node, (other) => {
          if (seen.has(other)) return
          seen.add(other)
          found.add(other)
          next.push(other)
        })
      }
      edge = next
    }
  }
  if (direction !== 'up') walk(source, target)
  if (direction !== 'down') walk(target, source)
  return new Set([...found].flatMap((node) => graph.nodes[node]?.id ?? []))
}
