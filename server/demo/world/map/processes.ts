import { reachingEdge } from '../effects'
import type { Graph } from '../graph'
import type { InstanceNode, ProcessCall, ProcessEnd } from '../nodes'
import { relations, type ProcessCallData } from './data'

const known = new WeakMap<Graph, readonly ProcessCall[]>()

/** What the processes of all pods send one another and others. */
export function processCallsOf(graph: Graph): readonly ProcessCall[] {
  const found = known.get(graph)
  if (found) return found
  const made = relations.processCalls.flatMap((data) => linked(graph, data) ?? [])
  known.set(graph, made)
  return made
}

function linked(graph: Graph, data: ProcessCallData): ProcessCall | null {
  const pod = podOf(graph, data.service, data.instance)
  const source = pod && endOf(graph, pod, data.source)
  const target = pod && endOf(graph, pod, data.target)
  if (!source || !target) return null
  const [from, to] = [source.instance.service, target.instance.service]
  const [client, server] = [data.detectPoints.includes('CLIENT'), data.detectPoints.includes('SERVER')]
  if (from === to) return { source, target, client, server, carrier: null, edge: [] }
  const carrier = from.outgoing.find((call) => call.target === to) ?? null
  const edge = reachingEdge(graph.ground.incidents, from.data.system, to.data.system)
  return { source, target, client, server, carrier, edge }
}

/** A name in the data: `process@service/instance` runs elsewhere, any other in the pod that is spoken of. */
export function placedProcess(text: string): {
  readonly name: string
  readonly pod: readonly [service: string, instance: string] | null
} {
  const [, name = text, service, instance] = /^(.+)@(.+)\/([^/]+)$/.exec(text) ?? []
  return { name, pod: service !== undefined && instance !== undefined ? [service, instance] : null }
}

function endOf(graph: Graph, own: InstanceNode, text: string): ProcessEnd | null {
  const { name, pod } = placedProcess(text)
  const instance = pod === null ? own : podOf(graph, ...pod)
  return instance && { instance, name }
}

const podOf = (graph: Graph, service: string, instance: string): InstanceNode | null =>
  graph.find(service, true)?.instances.find(({ data }) => data.name === instance) ?? null
