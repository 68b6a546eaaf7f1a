import { ServiceCall } from '../call'
import type { Graph } from '../graph'
import type { Call, InstanceNode, ServiceNode } from '../nodes'
import { relations, type InstanceCallData } from './data'

/** One call between two instances; `call` has all that it carries, and is on no map of services. */
export interface InstanceCall {
  readonly call: Call
  readonly source: InstanceNode
  readonly target: InstanceNode
}

const known = new WeakMap<Graph, readonly InstanceCall[]>()

/** Those that no call of their services stands for, such as the ways of data inside a cluster. */
export function instanceCallsOf(graph: Graph): readonly InstanceCall[] {
  const found = known.get(graph)
  if (found) return found
  const made = relations.instanceCalls.flatMap((data) => linked(graph, data) ?? [])
  known.set(graph, made)
  return made
}

function linked(graph: Graph, data: InstanceCallData): InstanceCall | null {
  const node = graph.find(data.service, true)
  const source = node && named(node, data.source)
  const target = node && named(node, data.target)
  if (!node || !source || !target) return null
  const { layer, cpm, detectPoints, service } = data
  const components = { sourceComponents: [], targetComponents: [] }
  const own = { layer, source: service, target: service, cpm, detectPoints, ...components }
  return { call: new ServiceCall(graph.ground.seed, graph.ground.incidents, own, node, node), source, target }
}

const named = ({ instances }: ServiceNode, name: string): InstanceNode | undefined =>
  instances.find(({ data }) => data.name === name)
