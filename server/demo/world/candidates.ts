import type { Entity } from '@/scope/entity'
import type { CatalogueEntry } from './data'
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
} from './measured'
import type { Call, ServiceNode } from './nodes'
import type { Span } from './read'
import { instanceCallsOf } from './map/instanceCalls'
import { processCallsOf } from './map/processes'
import { ofProcess, ofProcessCall } from './processes'
import { hasOwnPeer, sideOf, tellsSide } from './resolve'

/**
 * Everything a ranking of the metric looks at. With a service in the entity only its own parts; of a metric of services
 * then nothing, nor of a service without its `normal` flag (recorded 10.1 to 11.0).
 */
export function* candidates(
  graph: Graph,
  span: Span,
  { scope, name }: CatalogueEntry,
  entity: Entity,
): Generator<Measured, void> {
  const nodes = (): readonly ServiceNode[] => {
    if (entity.serviceName !== undefined && entity.serviceName !== '') {
      const node = entity.normal === undefined ? null : graph.find(entity.serviceName, entity.normal)
      return node ? [node] : []
    }
    return [...graph.services, ...graph.rolledWithin(span.start / 60_000, span.now / 60_000)]
  }
  const side = sideOf(name)
  // One after the other: making thousands at once is long.
  switch (scope) {
    case 'Service':
      if (!entity.serviceName) for (const node of nodes()) yield ofService(node)
      return
    case 'ServiceInstance':
      for (const node of nodes()) for (const instance of node.instances) yield ofInstance(instance)
      return
    case 'Endpoint':
      for (const node of nodes())
        for (let index = 0; index < node.data.endpoints.length; index++) yield ofEndpoint(node, index)
      return
    case 'ServiceRelation':
      for (const call of graph.calls) yield ofCall(call, side)
      return
    case 'ServiceInstanceRelation':
      for (const call of graph.calls) for (const [from, to] of pairs(call)) yield ofInstanceCall(call, from, to, side)
      for (const call of instanceCallsOf(graph)) yield ofOwnCall(call, side)
      return
    case 'Process':
      for (const node of nodes())
        for (const instance of node.instances)
          for (const { name: process } of instance.data.processes) yield ofProcess(instance, process)
      return
    case 'ProcessRelation':
      for (const call of processCallsOf(graph)) yield ofProcessCall(call, tellsSide(name) ? side : null)
      return
    case 'EndpointRelation':
      for (const node of graph.services)
        for (const call of node.endpointShares?.incoming ?? []) yield ofEndpointCall(call)
  }
}

function pairs({ source, target }: Call) {
  const from = hasOwnPeer(source) ? [null] : source.instances
  const to = hasOwnPeer(target) ? [null] : target.instances
  return from.flatMap((one) => to.map((other) => [one, other] as const))
}
