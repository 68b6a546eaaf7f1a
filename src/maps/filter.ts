import type { Call, Graph, Spot } from './graph'

/** Those whose name, service or component the wish occurs in; none for an empty wish. Case does not count. */
export function hits(spots: Iterable<Spot>, wish: string): readonly string[] {
  const needle = wish.trim().toLocaleLowerCase()
  if (needle === '') return []
  const has = (text: string): boolean => text.toLocaleLowerCase().includes(needle)
  return [...spots].filter(({ name, service, type }) => has(name) || has(service) || has(type)).map(({ id }) => id)
}

/** Nodes at most so many calls away, whichever way they go, the first included. */
export function around(calls: Iterable<Call>, from: readonly string[], hops: number): ReadonlySet<string> {
  const beside = new Map<string, string[]>()
  const add = (one: string, other: string): void => {
    const known = beside.get(one)
    if (known) known.push(other)
    else beside.set(one, [other])
  }
  for (const { source, target } of calls) {
    add(source, target)
    add(target, source)
  }
  const found = new Set(from)
  let edge: readonly string[] = from
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    const next = new Set(edge.flatMap((id) => beside.get(id) ?? []).filter((id) => !found.has(id)))
    for (const id of next) found.add(id)
    edge = [...next]
  }
  return found
}

/** What has trouble, and the ends of the calls that have. */
export function troubled(graph: Graph, isBad: (id: string) => boolean): Graph {
  const calls = [...graph.calls.values()].filter(({ id }) => isBad(id))
  const kept = new Set(calls.flatMap(({ source, target }) => [source, target]))
  const spots = [...graph.spots].filter(([id]) => kept.has(id) || isBad(id))
  const shown = new Set(spots.map(([id]) => id))
  const between = [...graph.calls].filter(([, { source, target }]) => shown.has(source) && shown.has(target))
  return { spots: new Map(spots), calls: new Map(between) }
}
