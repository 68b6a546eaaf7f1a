import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Place, Subject } from '@/scope/place'

/** The id that OAP would give the entity; `null` where it cannot be made from names. */
function idOf(kind: EntityKind, { serviceName, normal, serviceInstanceName, endpointName }: Entity): Subject | null {
  if (serviceName === undefined || normal === undefined) return null
  const owner = { name: serviceName, normal }
  if (kind === 'Service') return { kind: 'service', id: serviceId(owner) }
  if (kind === 'ServiceInstance' && serviceInstanceName !== undefined)
    return { kind: 'instance', id: instanceId({ service: owner, name: serviceInstanceName }) }
  if (kind === 'Endpoint' && endpointName !== undefined)
    return { kind: 'endpoint', id: endpointId({ service: owner, name: endpointName }) }
  return null
}

const SUBJECTS = {
  Service: 'service',
  ServiceInstance: 'instance',
  Endpoint: 'endpoint',
  Process: 'process',
  ServiceRelation: 'relation',
  ServiceInstanceRelation: 'relation',
  EndpointRelation: 'relation',
  ProcessRelation: 'relation',
} as const satisfies Record<Exclude<EntityKind, 'All'>, Subject['kind']>

/** Where a row of a widget leads; `null` where no page could be found. */
export function placeFor(
  target: {
    readonly kind: EntityKind
    readonly id: string | null
    readonly entity: Entity
    readonly layer: string | null
    readonly dashboard: string | null
  },
  here: string,
): Place | null {
  const layer = target.layer ?? here
  const name = target.dashboard === '' ? null : target.dashboard
  if (target.kind === 'All') return { at: 'layer', layer, of: null, name }
  const given = target.id === null ? null : { kind: SUBJECTS[target.kind], id: target.id }
  const of = given ?? idOf(target.kind, target.entity)
  return of && { at: 'layer', layer, of, name }
}
