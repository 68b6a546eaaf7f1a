import type { FlatGraph } from './flat'
import { degree, eachOf, neighboursOf, type Neighbours } from './neighbours'

/** Callers before callees. The graph has no cycle. */
function topological({ count }: FlatGraph, callees: Neighbours, callers: Neighbours): Uint32Array {
  const waiting = Uint32Array.from({ length: count }, (_, node) => degree(callers, node))
  const order: number[] = []
  for (let node = 0; node < count; node++) if (!waiting[node]) order.push(node)
  for (let at = 0; at < order.length; at++) {
    eachOf(callees, order[at] ?? 0, (other) => {
      waiting[other] = (waiting[other] ?? 0) - 1
      if (!waiting[other]) order.push(other)
    })
  }
  return Uint32Array.from(order)
}

/**
 * A column for each node: one right of its last caller; then whoever is called by fewer than it calls moves right as far
 * as its callees allow, so links are short. The graph has no cycle.
 */
export function levelsOf(graph: FlatGraph): Uint32Array {
  const callees = neighboursOf(graph.count, graph.source, graph.target)
  const callers = neighboursOf(graph.count, graph.target, graph.source)
  const order = topological(graph, callees, callers)
  const level = new Uint32Array(graph.count)
  for (const node of order) {
    eachOf(callees, node, (other) => (level[other] = Math.max(level[other] ?? 0, (level[node] ?? 0) + 1)))
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? 0
    if (degree(callees, node) <= degree(callers, node)) continue
    let nearest = Infinity
    eachOf(callees, node, (other) => (nearest = Math.min(nearest, level[other] ?? 0)))
    if (Number.isFinite(nearest)) level[node] = Math.max(level[node] ?? 0, nearest - 1)
  }
  return level
}
