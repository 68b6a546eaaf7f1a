import type { Entity, EntityKind } from '@/scope/entity'
import type { Graph } from './graph'
import {
  ofCall,
  ofEndpoint,
  ofEndpointCall,
  ofInstance,
  ofInstanceCall,
  ofService,
  type Measured,
  type Side,
} from './measured'
import type { InstanceNode, ServiceNode } from './nodes'

/** What a complete entity of a metric's scope is in this world, `null` when it names nothing that is. */
export function resolve(graph: Graph, scope: string, entity: Entity, metric: string): Measured | null {
  const find = RESOLVERS[scope as EntityKind]
  const node = named(graph, entity.serviceName, entity.normal)
  return find && node ? find(node, entity, { graph, side: sideOf(metric) }) : null
}

interface Around {
  readonly graph: Graph
  readonly side: Side
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
  ServiceRelation(node, entity, { graph, side }) {
    const call = callTo(graph, node, entity)
    return call && ofCall(call, side)
  },
  ServiceInstanceRelation(node, entity, { graph, side }) {
    const call = callTo(graph, node, entity)
    if (call === null) return null
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

export const sideOf = (metric: string): Side => (metric.includes('_client_') ? 'client' : 'server')

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
