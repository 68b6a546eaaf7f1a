import type { GraphInput } from '@/geometry/graph/flat'
import type { Graph, Spot } from './graph'

/** Those whose name, service or component the wish occurs in; none for an empty wish. Case does not count. */
export function hits(spots: Iterable<Spot>, wish: string): readonly string[] {
  const needle = wish.trim().toLocaleLowerCase()
  if (needle === '') return []
  const has = (text: string): boolean => text.toLocaleLowerCase().includes(needle)
  return [...spots].filter(({ name, service, type }) => has(name) || has(service) || has(type)).map(({ id }) => id)
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

/** For layouts and focus. */
export const inputOf = ({ spots, calls }: Graph): GraphInput => ({
  nodes: [...spots.values()].map(({ id }) => ({ id })),
  links: [...calls.values()].map(({ source, target }) => ({ source, target })),
})
