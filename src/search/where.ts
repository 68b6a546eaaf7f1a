import { endpointId, instanceId, parseEndpointId, parseInstanceId, serviceId } from '@/protocol/ids'
import type { Entity } from '@/scope/entity'
import type { Subject } from '@/scope/place'

/** Whose records, by ids; `null`: of all. An instance and an endpoint are of the service. */
export interface Where {
  readonly service: string | null
  readonly instance: string | null
  readonly endpoint: string | null
}

export const ANYWHERE: Where = { service: null, instance: null, endpoint: null }

/** An address names one entity; where an instance and an endpoint are meant, the endpoint stands in a filter. */
export function whereOf(of: Subject | undefined, endpoint: string | undefined): Where {
  switch (of?.kind) {
    case 'service':
      return { ...ANYWHERE, service: of.id }
    case 'instance':
      return { service: ownerOf(parseInstanceId(of.id)), instance: of.id, endpoint: endpoint ?? null }
    case 'endpoint':
      return { service: ownerOf(parseEndpointId(of.id)), instance: null, endpoint: of.id }
    default:
      return ANYWHERE
  }
}

const ownerOf = (key: ReturnType<typeof parseInstanceId>): string | null => key && serviceId(key.service)

export function subjectOf({ service, instance, endpoint }: Where): Subject | undefined {
  if (instance !== null) return { kind: 'instance', id: instance }
  if (endpoint !== null) return { kind: 'endpoint', id: endpoint }
  return service === null ? undefined : { kind: 'service', id: service }
}

/** Whom a page is about. */
export function whereOfEntity({ serviceName, normal, serviceInstanceName, endpointName }: Entity): Where {
  if (serviceName === undefined || normal === undefined) return ANYWHERE
  const service = { name: serviceName, normal }
  return {
    service: serviceId(service),
    instance: serviceInstanceName === undefined ? null : instanceId({ service, name: serviceInstanceName }),
    endpoint: endpointName === undefined ? null : endpointId({ service, name: endpointName }),
  }
}

/** What was chosen of what the page leaves open; a choice that is not of the page's service is none. */
export function within(fixed: Where, chosen: Where): Where {
  const isOwn = fixed.service === null || chosen.service === null || chosen.service === fixed.service
  const where = isOwn ? chosen : ANYWHERE
  return {
    service: fixed.service ?? where.service,
    instance: fixed.instance ?? where.instance,
    endpoint: fixed.endpoint ?? where.endpoint,
  }
}

export const isSameWhere = (a: Where, b: Where): boolean =>
  a.service === b.service && a.instance === b.instance && a.endpoint === b.endpoint
