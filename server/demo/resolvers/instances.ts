import type { InstanceData } from '@/layers/world'
import { instanceId, parseInstanceId, parseServiceId, type ServiceKey } from '@/protocol/ids'
import type { Roots } from '../graphql/execute'
import { KEPT_MS, keyOf, spanOf, windowOf, type Scene, type ServiceCondition, type WireDuration } from './scene'

/** `ServiceInstance` of the schema. */
function toWire(service: ServiceKey, { name, language, attributes }: InstanceData) {
  const id = instanceId({ service, name })
  return { id, name, language, attributes, instanceUUID: id }
}

export function instanceRoots({ world, clock, tz }: Scene): Roots {
  const list = (service: ServiceKey | null, duration: WireDuration) => {
    const span = spanOf(windowOf(duration, tz, false), clock())
    return service && span ? world.instances(service, ...span).map((data) => toWire(service, data)) : []
  }
  return {
    Query: {
      listInstances: ({ duration, serviceId }: { duration: WireDuration; serviceId: string }) =>
        list(parseServiceId(serviceId), duration),
      listInstancesByName: ({ duration, service }: { duration: WireDuration; service: ServiceCondition }) =>
        list(keyOf(service), duration),
      getInstance({ instanceId: id }: { instanceId: string }) {
        const key = parseInstanceId(id)
        const now = clock()
        const found = key && world.instances(key.service, now - KEPT_MS, now).find(({ name }) => name === key.name)
        return key && found ? toWire(key.service, found) : null
      },
    },
    Mutation: {},
  }
}
