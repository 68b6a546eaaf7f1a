import type { FlatGraph } from './flat'
import { eachOf, neighboursOf } from './neighbours'

/**
 * An order of the nodes that few links run against (greedy: Eades, Lin, Smyth): callers without callers from the front,
 * nodes that call nobody from the back, and of a cycle the one that calls most more than it is called.
 */
export function sequenceOf({ count, source, target, weight }: FlatGraph): Uint32Array {
  const callees = neighboursOf(count, source, target)
  const callers = neighboursOf(count, target, source)
  const into = new Float64Array(count)
  const out = new Float64Array(count)
  const surplus = new Float64Array(count)
  source.forEach((from, link) => {
    const to = target[link] ?? 0
    out[from] = (out[from] ?? 0) + 1
    into[to] = (into[to] ?? 0) + 1
    surplus[from] = (surplus[from] ?? 0) + (weight[link] ?? 1)
    surplus[to] = (surplus[to] ?? 0) - (weight[link] ?? 1)
  })
  const taken = new Uint8Array(count)
  const front: number[] = []
  const back: number[] = []
  const sources: number[] = []
  const sinks: number[] = []
  for (let node = 0; node < count; node++) if (!out[node]) sinks.push(node)
  for (let node = 0; node < count; node++) if (!into[node] && out[node]) sources.push(node)
  const rest = byWorth(surplus)
  let next = 0
  const take = (node: number): void => {
    taken[node] = 1
    eachOf(callees, node, (other, link) => {
      into[other] = (into[other] ?? 0) - 1
      surplus[other] = (surplus[other] ?? 0) + (weight[link] ?? 1)
      if (!into[other] && !taken[other]) sources.push(other)
    })
    eachOf(callers, node, (other, link) => {
      out[other] = (out[other] ?? 0) - 1
      surplus[other] = (surplus[other] ?? 0) - (weight[link] ?? 1)
      if (!out[other] && !taken[other]) sinks.push(other)
    })
  }
  const drain = (from: number[], to: number[]): boolean => {
    const before = to.length
    for (let at = 0; at < from.length; at++) {
      const node = from[at] ?? 0
      if (taken[node]) continue
      to.push(node)
      take(node)
    }
    from.length = 0
    return to.length > before
  }
  for (;;) {
    while (drain(sinks, back) || drain(sources, front));
    while (next < rest.length && taken[rest[next] ?? 0]) next++
    if (next >= rest.length) break
    const node = bestOf(rest, next, taken, surplus)
    front.push(node)
    take(node)
  }
  return Uint32Array.from([...front, ...back.reverse()])
}

const byWorth = (surplus: Float64Array): Uint32Array =>
  Uint32Array.from(surplus.keys()).sort((a, b) => (surplus[b] ?? 0) - (surplus[a] ?? 0) || a - b)

/** How many of those left are compared: the order of the start is good enough beyond. */
const COMPARED = 64

function bestOf(rest: Uint32Array, from: number, taken: Uint8Array, surplus: Float64Array): number {
  let best = rest[from] ?? 0
  let compared = 0
  for (let at = from; at < rest.length && compared < COMPARED; at++) {
    const node = rest[at] ?? 0
    if (taken[node]) continue
    compared++
    if ((surplus[node] ?? 0) > (surplus[best] ?? 0)) best = node
  }
  return best
}

/** The links, each turned so that it follows the sequence; a pair that calls both ways becomes one. */
export function acyclic(graph: FlatGraph): FlatGraph {
  const rank = new Uint32Array(graph.count)
  sequenceOf(graph).forEach((node, at) => (rank[node] = at))
  const slots = new Map<number, number>()
  const source: number[] = []
  const target: number[] = []
  const weight: number[] = []
  graph.source.forEach((from, link) => {
    const to = graph.target[link] ?? 0
    const ahead = (rank[from] ?? 0) < (rank[to] ?? 0)
    const key = ahead ? from * graph.count + to : to * graph.count + from
    const slot = slots.get(key)
    if (slot !== undefined) {
      weight[slot] = (weight[slot] ?? 0) + (graph.weight[link] ?? 1)
      return
    }
    slots.set(key, source.length)
    source.push(ahead ? from : to)
    target.push(ahead ? to : from)
    weight.push(graph.weight[link] ?? 1)
  })
  return {
    ...graph,
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    weight: Float64Array.from(weight),
  }
}
