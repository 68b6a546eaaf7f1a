import { formatBucket } from '@/protocol/duration'
import { endpointId, parseEndpointId, parseServiceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Storage } from '../flags'
import type { Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import { atLeast } from '../version'
import { keyOf, windowOf, type Scene, type ServiceCondition, type WireDuration } from './scene'

interface Search {
  readonly keyword?: string | null
  readonly limit: number
  readonly duration?: WireDuration | null
}

export function endpointRoots(scene: Scene): Roots {
  const { world, tz, storage } = scene
  const find = (service: ServiceKey | null, { keyword, limit, duration }: Search) => {
    if (duration) windowOf(duration, tz, false)
    if (limit < 0 && storage === 'jdbc') throw new Refusal(negative(scene, limit))
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

/** What the database says of a negative limit: H2 up to 10.1, PostgreSQL from 10.2 (recorded). */
function negative({ version, clock, tz }: Scene, limit: number): string {
  if (atLeast(version, '10.2.0')) return 'org.postgresql.util.PSQLException: ERROR: LIMIT must not be negative'
  return (
    `org.h2.jdbc.JdbcSQLDataException: Invalid value "${limit}" for parameter "result FETCH"; SQL statement:\n` +
    `select * from endpoint_traffic_${formatBucket(clock(), 'DAY', tz)} where table_name = ? and service_id=? ` +
    `and table_name = ? order by time_bucket desc limit ${limit} [90008-212]`
  )
}

/** Part of the name, case sensitive; on JDBC a LIKE pattern, in which `%` and `_` match anything (recorded). */
export function matcher(keyword: string, storage: Storage): (name: string) => boolean {
  if (storage !== 'jdbc') return (name) => name.includes(keyword)
  const pattern = keyword
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  const like = new RegExp(pattern, 's')
  return (name) => like.test(name)
}
