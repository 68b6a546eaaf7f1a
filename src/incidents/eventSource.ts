import type { EventSource } from '@/protocol/event/event'
import type { Entity } from '@/scope/entity'

/** Whom the events of an entity are about, by its names; `null` for everything. */
export function sourceOf({ serviceName, serviceInstanceName, endpointName }: Entity): Partial<EventSource> | null {
  if (serviceName === undefined) return null
  return {
    service: serviceName,
    ...(serviceInstanceName === undefined ? {} : { serviceInstance: serviceInstanceName }),
    ...(endpointName === undefined ? {} : { endpoint: endpointName }),
  }
}
