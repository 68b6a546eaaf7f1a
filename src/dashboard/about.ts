import {
  grouped,
  isProcessId,
  parseEndpointId,
  parseEndpointRelationId,
  parseInstanceId,
  parseInstanceRelationId,
  parseServiceId,
  parseServiceRelationId,
  relationKind,
  serviceId,
  type InstanceKey,
  type ServiceKey,
} from '@/protocol/ids'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Subject } from '@/scope/place'

/**
 * What a page is about, by names, as MQE takes it. `null`: the id is not one that OAP builds. The id of a process is a hash,
 * so its names are missing here.
 */
export interface About {
  readonly kind: EntityKind
  readonly entity: Entity
}

const service = ({ name, normal }: ServiceKey): Entity => ({ serviceName: name, normal })
const dest = ({ name, normal }: ServiceKey): Entity => ({ destServiceName: name, destNormal: normal })

export function aboutOf(of: Subject | null): About | null {
  if (of === null) return { kind: 'All', entity: {} }
  switch (of.kind) {
    case 'service': {
      const key = parseServiceId(of.id)
      return key && { kind: 'Service', entity: service(key) }
    }
    case 'instance': {
      const key = parseInstanceId(of.id)
      return key && { kind: 'ServiceInstance', entity: { ...service(key.service), serviceInstanceName: key.name } }
    }
    case 'endpoint': {
      const key = parseEndpointId(of.id)
      return key && { kind: 'Endpoint', entity: { ...service(key.service), endpointName: key.name } }
    }
    case 'relation':
      return relationOf(of.id)
    case 'process':
      return isProcessId(of.id) ? { kind: 'Process', entity: {} } : null
  }
}

function relationOf(id: string): About | null {
  switch (relationKind(id)) {
    case 'ServiceRelation': {
      const sides = parseServiceRelationId(id)
      return sides && { kind: 'ServiceRelation', entity: { ...service(sides.source), ...dest(sides.dest) } }
    }
    case 'ServiceInstanceRelation': {
      const sides = parseInstanceRelationId(id)
      const entity = sides && {
        ...ends(sides),
        serviceInstanceName: sides.source.name,
        destServiceInstanceName: sides.dest.name,
      }
      return entity && { kind: 'ServiceInstanceRelation', entity }
    }
    case 'EndpointRelation': {
      const sides = parseEndpointRelationId(id)
      const entity = sides && { ...ends(sides), endpointName: sides.source.name, destEndpointName: sides.dest.name }
      return entity && { kind: 'EndpointRelation', entity }
    }
    case 'ProcessRelation':
      return { kind: 'ProcessRelation', entity: {} }
    case null:
      return null
  }
}

const ends = (sides: { readonly source: InstanceKey; readonly dest: InstanceKey }): Entity => ({
  ...service(sides.source.service),
  ...dest(sides.dest.service),
})

/** The shortest name of an entity, or of both ends of a relation; empty for a layer as a whole. */
export function titled(entity: Entity): string {
  const short = (name: string | undefined): string => (name === undefined ? '' : grouped(name).short)
  const own = entity.processName ?? entity.serviceInstanceName ?? entity.endpointName ?? short(entity.serviceName)
  const far =
    entity.destProcessName ?? entity.destServiceInstanceName ?? entity.destEndpointName ?? short(entity.destServiceName)
  return far === '' ? own : `${own} → ${far}`
}

/** The service an entity belongs to: what a list of services can tell about it. */
export const serviceOf = ({ serviceName, normal }: Entity): string | null =>
  serviceName === undefined || normal === undefined ? null : serviceId({ name: serviceName, normal })
