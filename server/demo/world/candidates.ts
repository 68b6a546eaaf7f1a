import type { Entity } from '@/scope/entity'
import type { CatalogueEntry } from './data'
import type { Graph } from './graph'
import { ofCall, ofEndpoint, ofEndpointCall, ofInstance, ofInstanceCall, ofService, type Measured } from './measured'
import type { Call, ServiceNode } from './nodes'
import type { Span } from './read'
import { hasOwnPeer, sideOf } from './resolve'

/**
 * Everything a ranking of the metric looks at. With a service in the entity only its own parts; of a metric of services
 * then nothing, nor of a service without its `normal` flag (recorded 10.1 to 11.0).
 */
export function candidates(
  graph: Graph,
  span: Span,
  { scope, name }: CatalogueEntry,
  entity: Entity,
): readonly Measured[] {
  const nodes = (): readonly ServiceNode[] => {
    if (entity.serviceName !== undefined && entity.serviceName !== '') {
      const node = entity.normal === undefined ? null : graph.find(entity.serviceName, entity.normal)
      return node ? [node] : []
    }
    return [...graph.services, ...graph.rolledWithin(span.start / 60_000, span.now / 60_000)]
  }
  const side = sideOf(name)
  switch (scope) {
    case 'Service':
      return entity.serviceName ? [] : nodes().map(ofService)
    case 'ServiceInstance':
      return nodes().flatMap((node) => node.instances.map(ofInstance))
    case 'Endpoint':
      return nodes().flatMap((node) => node.data.endpoints.map((_, index) => ofEndpoint(node, index)))
    case 'ServiceRelation':
      return graph.calls.map((call) => ofCall(call, side))
    case 'ServiceInstanceRelation':
      return graph.calls.flatMap((call) => pairs(call).map(([from, to]) => ofInstanceCall(call, from, to, side)))
    case 'EndpointRelation':
      return graph.services.flatMap((node) => node.endpointShares?.incoming.map(ofEndpointCall) ?? [])
    default:
      return []
  }
}

function pairs({ source, target }: Call) {
  const from = hasOwnPeer(source) ? [null] : source.instances
  const to = hasOwnPeer(target) ? [null] : target.instances
  return from.flatMap((one) => to.map((other) => [one, other] as const))
}
