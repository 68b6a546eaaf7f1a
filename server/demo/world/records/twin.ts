import type { Graph } from '../graph'
import type { ServiceNode } from '../nodes'

/** A database server writes down the same statements that its callers see: those of the virtual database of its system. */
export const callersView = (graph: Graph, node: ServiceNode): ServiceNode =>
  graph.services.find(
    ({ data }) => node.data.normal && data.layers.includes('VIRTUAL_DATABASE') && data.system === node.data.system,
  ) ?? node
