import {
  endpointId,
  instanceId,
  parseEndpointId,
  parseInstanceId,
  parseServiceId,
  serviceId,
  type InstanceKey,
  type ServiceKey,
} from '@/protocol/ids'
import { keyOf, type ServiceCondition } from './scene'

/** What a condition is about, by ids. */
export interface IdsAsked {
  readonly serviceId?: string | null
  readonly serviceInstanceId?: string | null
  readonly endpointId?: string | null
}

/** The same by names. */
export interface NamesAsked {
  readonly service?: ServiceCondition | null
  readonly instance?: (ServiceCondition & { readonly instanceName: string }) | null
  readonly endpoint?: (ServiceCondition & { readonly endpointName: string }) | null
}

/** A tag that is looked for. */
export interface TagAsked {
  readonly key: string
  readonly value?: string | null
}

/** A condition by names as one by ids. */
export function idsOf<Condition extends NamesAsked>({ service, instance, endpoint, ...rest }: Condition) {
  return {
    ...rest,
    ...(service && { serviceId: serviceId(keyOf(service)) }),
    ...(instance && {
      serviceInstanceId: instanceId({ service: keyOf(instance), name: instance.instanceName }),
    }),
    ...(endpoint && { endpointId: endpointId({ service: keyOf(endpoint), name: endpoint.endpointName }) }),
  }
}

export interface About {
  readonly service?: ServiceKey
  readonly instance?: InstanceKey
  readonly endpoint?: InstanceKey
}

/** `null` when an id is none; an empty one is not asked for. */
export function aboutOf(asked: IdsAsked): About | null {
  const { serviceId: service, serviceInstanceId: instance, endpointId: endpoint } = asked
  const found = {
    service: service ? parseServiceId(service) : undefined,
    instance: instance ? parseInstanceId(instance) : undefined,
    endpoint: endpoint ? parseEndpointId(endpoint) : undefined,
  }
  if (found.service === null || found.instance === null || found.endpoint === null) return null
  return {
    ...(found.service && { service: found.service }),
    ...(found.instance && { instance: found.instance }),
    ...(found.endpoint && { endpoint: found.endpoint }),
  }
}

/** The tags that are looked for; `null` when one of them finds nothing anyway, as only these keys are searched by. */
export function tagsOf(tags: readonly TagAsked[] | null | undefined, searchable: readonly string[]) {
  const wanted = tags ?? []
  const known = wanted.flatMap(({ key, value }) =>
    searchable.includes(key) && value !== null && value !== undefined ? { key, value } : [],
  )
  return known.length === wanted.length ? known : null
}
