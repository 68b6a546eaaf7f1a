import type { AttributeCondition, EngineOwner, EngineValue } from '@/mqe/source'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import type { Entity } from '@/scope/entity'
import type { CatalogueEntry } from './data'
import type { Graph } from './graph'
import { ofCall, ofEndpoint, ofEndpointCall, ofInstance, ofInstanceCall, ofService, type Measured } from './measured'
import { read, type Span } from './read'
import type { Reports } from './reports'
import { hasOwnPeer, sideOf } from './resolve'
import type { Call, ServiceNode } from './nodes'

export interface TopQuestion {
  readonly entry: CatalogueEntry
  readonly entity: Entity
  readonly limit: number
  readonly order: 'ASC' | 'DES'
  readonly attributes: readonly AttributeCondition[]
}

/**
 * Entities ranked by the mean of their stored buckets. With a service in the entity only its own parts; a metric of
 * services asked within a service is an empty list, as is a service without its `normal` flag (recorded 10.1 to 11.0).
 */
export function top(graph: Graph, reports: Reports, span: Span, question: TopQuestion): readonly EngineValue[] {
  const { entry, entity, limit, order } = question
  const sign = order === 'ASC' ? 1 : -1
  return candidates(graph, span, entry, entity)
    .filter((measured) => question.attributes.every((one) => holds(entry, measured, one)))
    .flatMap((measured) => {
      const value = mean(reports, span, entry.name, measured)
      return value === null ? [] : { measured, value }
    })
    .sort((a, b) => sign * (a.value - b.value))
    .slice(0, limit)
    .map(({ measured, value }) => ({ ...row(entry, entity, measured), value }))
}

/** `attr0` is the layer of metrics that have attribute columns; the others are never filled. */
const holds = (entry: CatalogueEntry, { node }: Measured, { name, equals, value }: AttributeCondition): boolean =>
  entry.attributes === true && name === 'attr0' && (node.data.layers[0] === value) === equals

function mean(reports: Reports, span: Span, metric: string, measured: Measured): number | null {
  const stored = reports.series(metric, measured)
  if (stored === null) return null
  const values = (read(stored, span)[0] ?? []).filter((value) => value !== null)
  return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}

/** Everything a ranking of the metric looks at. */
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

const NOBODY: EngineOwner = {
  scope: '',
  serviceID: null,
  serviceName: null,
  normal: null,
  serviceInstanceID: null,
  serviceInstanceName: null,
  endpointID: null,
  endpointName: null,
}

/** Name and owner of a row; a relation has neither (recorded: every id is `Unknown`). */
function row({ scope }: CatalogueEntry, entity: Entity, { node, instance, endpoint, layer }: Measured) {
  if (layer !== undefined) return { id: 'Unknown', owner: { ...NOBODY, scope } }
  const { name, normal } = node.data
  const service = { name, normal }
  const part = instance?.data.name ?? endpoint
  const id = part === undefined ? name : entity.serviceName ? part : `${name} - ${part}`
  return {
    id,
    owner: {
      ...NOBODY,
      scope,
      serviceID: serviceId(service),
      serviceName: name,
      normal,
      ...(instance && {
        serviceInstanceID: instanceId({ service, name: instance.data.name }),
        serviceInstanceName: instance.data.name,
      }),
      ...(endpoint !== undefined && {
        endpointID: endpointId({ service, name: endpoint }),
        endpointName: endpoint,
      }),
    },
  }
}
