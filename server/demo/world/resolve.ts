import type { Entity, EntityKind } from '@/scope/entity'
import type { Graph } from './graph'
import {
  ofCall,
  ofEndpoint,
  ofEndpointCall,
  ofInstance,
  ofInstanceCall,
  ofOwnCall,
  ofService,
  type Measured,
  type Side,
} from './measured'
import { instanceCallsOf } from './map/instanceCalls'
import { processCallsOf } from './map/processes'
import type { InstanceNode, ProcessEnd, ServiceNode } from './nodes'
import { ofProcess, ofProcessCall } from './processes'

/** What a complete entity of a metric's scope is in this world, `null` when it names nothing that is. */
export function resolve(graph: Graph, scope: string, entity: Entity, metric: string): Measured | null {
  const find = RESOLVERS[scope as EntityKind]
  const node = named(graph, entity.serviceName, entity.normal)
  return find && node ? find(node, entity, { graph, side: sideOf(metric), told: tellsSide(metric) }) : null
}

interface Around {
  readonly graph: Graph
  readonly side: Side
  /** The metric is of that side alone. */
  readonly told: boolean
}
type Resolver = (node: ServiceNode, entity: Entity, around: Around) => Measured | null

const RESOLVERS: Readonly<Partial<Record<EntityKind, Resolver>>> = {
  Service: (node) => ofService(node),
  ServiceInstance(node, { serviceInstanceName }) {
    const instance = node.instances.find(({ data }) => data.name === serviceInstanceName)
    return instance ? ofInstance(instance) : null
  },
  Endpoint(node, { endpointName }) {
    const index = node.data.endpoints.indexOf(endpointName ?? '')
    return index < 0 ? null : ofEndpoint(node, index)
  },
  Process(node, { serviceInstanceName, processName }) {
    const instance = node.instances.find(({ data }) => data.name === serviceInstanceName)
    const process = instance?.data.processes.find(({ name }) => name === processName)
    return instance && process ? ofProcess(instance, process.name) : null
  },
  ProcessRelation(node, entity, { graph, side, told }) {
    const other = named(graph, entity.destServiceName, entity.destNormal)
    const found = processCallsOf(graph).find(
      ({ source, target }) =>
        isEnd(source, node, entity.serviceInstanceName, entity.processName) &&
        isEnd(target, other, entity.destServiceInstanceName, entity.destProcessName),
    )
    return found ? ofProcessCall(found, told ? side : null) : null
  },
  ServiceRelation(node, entity, { graph, side }) {
    const call = callTo(graph, node, entity)
    return call && ofCall(call, side)
  },
  ServiceInstanceRelation(node, entity, { graph, side }) {
    const call = callTo(graph, node, entity)
    if (call === null) return ownCall(graph, node, entity, side)
    const source = peer(node, entity.serviceInstanceName)
    const dest = peer(call.target, entity.destServiceInstanceName)
    return source === undefined || dest === undefined ? null : ofInstanceCall(call, source, dest, side)
  },
  EndpointRelation(node, entity, { graph }) {
    const target = named(graph, entity.destServiceName, entity.destNormal)
    const found = target?.endpointShares?.incoming.find(
      ({ source, data }) =>
        source === node &&
        data.sourceEndpoint === entity.endpointName &&
        data.targetEndpoint === entity.destEndpointName,
    )
    return found ? ofEndpointCall(found) : null
  },
}

/** HTTP that eBPF read is the same at both sides. */
export const tellsSide = (metric: string): boolean => /_(client|server)_/.test(metric)

export const sideOf = (metric: string): Side => (metric.includes('_client_') ? 'client' : 'server')

const isEnd = (
  { instance, name }: ProcessEnd,
  service: ServiceNode | null,
  pod: string | undefined,
  process: string | undefined,
): boolean => instance.service === service && instance.data.name === pod && name === process

function ownCall(graph: Graph, node: ServiceNode, entity: Entity, side: Side): Measured | null {
  if (named(graph, entity.destServiceName, entity.destNormal) !== node) return null
  const found = instanceCallsOf(graph).find(
    ({ source, target }) =>
      source.service === node &&
      source.data.name === entity.serviceInstanceName &&
      target.data.name === entity.destServiceInstanceName,
  )
  return found ? ofOwnCall(found, side) : null
}

const named = (graph: Graph, name: string | undefined, normal: boolean | undefined): ServiceNode | null =>
  name === undefined || normal === undefined ? null : graph.find(name, normal)

function callTo(graph: Graph, node: ServiceNode, { destServiceName, destNormal }: Entity) {
  const target = named(graph, destServiceName, destNormal)
  return node.outgoing.find((call) => call.target === target) ?? null
}

/** Virtual targets, users and services without instances have one peer of their own name: `null`. */
export const hasOwnPeer = (node: ServiceNode): boolean => !node.data.normal || node.instances.length === 0

function peer(node: ServiceNode, name: string | undefined): InstanceNode | null | undefined {
  if (hasOwnPeer(node)) return name === node.data.name ? null : undefined
  return node.instances.find(({ data }) => data.name === name)
}
