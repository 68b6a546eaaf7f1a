import {
  endpointId,
  parseEndpointId,
  parseInstanceId,
  parseInstanceRelationId,
  parseServiceId,
  parseServiceRelationId,
  serviceId,
} from '@/protocol/ids'
import type { Entity, EntityKind } from '@/scope/entity'
import type { PanelState } from '@/scope/panel'
import type { Subject } from '@/scope/place'

/** What a map is of. */
export type MapSubject =
  /** `null`: everything that OAP knows. */
  | { readonly of: 'layer'; readonly layer: string | null }
  | { readonly of: 'service'; readonly id: string }
  /** Instances of two services that call each other. */
  | { readonly of: 'instances'; readonly client: string; readonly server: string }
  | { readonly of: 'endpoint'; readonly id: string }

/** Of the nodes. */
export type NodeKind = 'Service' | 'ServiceInstance' | 'Endpoint'

export const nodeKindOf = ({ of }: MapSubject): NodeKind =>
  of === 'instances' ? 'ServiceInstance' : of === 'endpoint' ? 'Endpoint' : 'Service'

/** Equal for the same map in any window: places are remembered by it. */
export function subjectKey(subject: MapSubject): string {
  switch (subject.of) {
    case 'layer':
      return `layer ${subject.layer ?? '*'}`
    case 'instances':
      return `instances ${subject.client} ${subject.server}`
    default:
      return `${subject.of} ${subject.id}`
  }
}

/** The map that an address names; `null` where it names none, or an id that no map can be of. */
export function subjectOf({ of, filters }: PanelState): MapSubject | null {
  if (of) return mapOf(of)
  const layer = filters?.get('layer')
  return layer === undefined || layer === '' ? null : { of: 'layer', layer: layer === '*' ? null : layer }
}

/** An instance alone has no map in OAP: that of its service is the nearest. */
function mapOf({ kind, id }: Subject): MapSubject | null {
  switch (kind) {
    case 'service':
      return parseServiceId(id) && { of: 'service', id }
    case 'instance': {
      const service = parseInstanceId(id)?.service
      return service ? { of: 'service', id: serviceId(service) } : null
    }
    case 'endpoint':
      return parseEndpointId(id) && { of: 'endpoint', id }
    case 'relation': {
      const sides = parseServiceRelationId(id)
      const parts = parseInstanceRelationId(id)
      const [source, dest] = sides ? [sides.source, sides.dest] : [parts?.source.service, parts?.dest.service]
      return source && dest ? { of: 'instances', client: serviceId(source), server: serviceId(dest) } : null
    }
    case 'process':
      return null
  }
}

/** The map in a dashboard of that entity. */
export function subjectIn(kind: EntityKind, entity: Entity, layer: string): MapSubject | null {
  if (kind === 'All') return { of: 'layer', layer: layer === '' ? null : layer }
  const { serviceName, normal, destServiceName, destNormal, endpointName } = entity
  if (serviceName === undefined || normal === undefined) return null
  const service = { name: serviceName, normal }
  const id = serviceId(service)
  if (kind === 'Endpoint' || kind === 'EndpointRelation')
    return endpointName === undefined ? null : { of: 'endpoint', id: endpointId({ service, name: endpointName }) }
  if (destServiceName === undefined || destNormal === undefined) return { of: 'service', id }
  return { of: 'instances', client: id, server: serviceId({ name: destServiceName, normal: destNormal }) }
}
