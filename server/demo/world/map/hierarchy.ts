import type { Graph } from '../graph'
import type { ServiceNode } from '../nodes'
import { relations } from './data'

/** A service as one layer sees it. */
export interface Storey {
  readonly node: ServiceNode
  readonly layer: string
}

export interface Link {
  readonly upper: Storey
  readonly lower: Storey
}

/** Which service runs on which. Links that follow from two others are not among them. */
export class Hierarchy {
  readonly #links: readonly Link[]

  constructor(graph: Graph) {
    const find = (name: string) => graph.find(name, true) ?? graph.find(name, false)
    this.#links = relations.hierarchy.flatMap(({ upper, upperLayer, lower, lowerLayer, implied }) => {
      const above = find(upper)
      const below = find(lower)
      if (implied || above === null || below === null) return []
      return { upper: { node: above, layer: upperLayer }, lower: { node: below, layer: lowerLayer } }
    })
  }

  /** The links that are found from a service in so many steps, up and down. */
  around(node: ServiceNode, layer: string, steps: number, layers: ReadonlySet<string>): readonly Link[] {
    const links = this.#links.filter(({ upper, lower }) => layers.has(upper.layer) && layers.has(lower.layer))
    const found = new Set<Link>()
    let edge: readonly Storey[] = [{ node, layer }]
    for (let step = 0; step < steps && edge.length > 0; step++) {
      const reached = links.filter(
        (link) => !found.has(link) && edge.some((at) => isSame(at, link.upper) || isSame(at, link.lower)),
      )
      for (const link of reached) found.add(link)
      edge = reached.flatMap(({ upper, lower }) => [upper, lower])
    }
    return [...found]
  }
}

export const isSame = (one: Storey, other: Storey): boolean => one.node === other.node && one.layer === other.layer
