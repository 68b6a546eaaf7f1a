import { endpointId, parseEndpointId, parseServiceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Storage } from '../flags'
import type { Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import { keyOf, windowOf, type Scene, type ServiceCondition, type WireDuration } from './scene'

interface Search {
  readonly keyword?: string | null
  readonly limit: number
  readonly duration?: WireDuration | null
}

export function endpointRoots({ world, tz, storage }: Scene): Roots {
  const find = (service: ServiceKey | null, { keyword, limit, duration }: Search) => {
    if (duration) windowOf(duration, tz, false)
    if (limit < 0 && storage === 'jdbc') {
      throw new Refusal('org.postgresql.util.PSQLException: ERROR: LIMIT must not be negative')
    }
    if (!service) return []
    const names = world.endpoints(service).filter(matcher(keyword ?? '', storage))
    return names.slice(0, Math.max(0, limit)).map((name) => ({ id: endpointId({ service, name }), name }))
  }
  return {
    Query: {
      findEndpoint: ({ serviceId: id, ...search }: Search & { serviceId: string }) => find(parseServiceId(id), search),
      findEndpointByName: ({ service, ...search }: Search & { service: ServiceCondition }) =>
        find(keyOf(service), search),
      /** Decodes only: an endpoint that never was has an answer too (recorded). */
      getEndpointInfo({ endpointId: id }: { endpointId: string }) {
        const key = parseEndpointId(id)
        if (key) return { id, name: key.name, serviceId: serviceId(key.service), serviceName: key.service.name }
        throw new Refusal(
          `org.apache.skywalking.oap.server.core.UnexpectedException: Can't split endpoint id into 2 parts, ${id}`,
        )
      },
    },
    Mutation: {},
  }
}

/** Part of the name, case sensitive; on JDBC a LIKE pattern, in which `%` and `_` match anything (recorded). */
function matcher(keyword: string, storage: Storage): (name: string) => boolean {
  if (storage !== 'jdbc') return (name) => name.includes(keyword)
  const pattern = keyword
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  const like = new RegExp(pattern, 's')
  return (name) => like.test(name)
}
