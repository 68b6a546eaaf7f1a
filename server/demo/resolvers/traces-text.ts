import { formatBucket } from '@/protocol/duration'
import { atLeast, type Version } from '../version'
import type { Scene, WireDuration } from './scene'
import type { Condition } from './traces-input'

/** What was searched by, in the forms of Java's toString (recorded). */
export function conditionText(condition: Condition, version: Version): string {
  const { serviceId, serviceInstanceId, traceId, endpointId, traceState, queryOrder, tags } = condition
  const told = tags?.map(({ key, value }) => `SpanTag(key=${key}, value=${value ?? null})`).join(', ')
  const members = [
    `serviceId=${serviceId ?? null}`,
    `serviceInstanceId=${serviceInstanceId ?? null}`,
    `traceId=${traceId ?? null}`,
    `endpointId=${endpointId ?? null}`,
    `queryDuration=${durationText(condition.queryDuration, version)}`,
    `minTraceDuration=${condition.minTraceDuration ?? 0}`,
    `maxTraceDuration=${condition.maxTraceDuration ?? 0}`,
    `traceState=${traceState}`,
    `queryOrder=${queryOrder}`,
    `paging=${pagingText(condition)}`,
    `tags=${told === undefined ? null : `[${told}]`}`,
  ]
  return `TraceQueryCondition: TraceQueryCondition(${members.join(', ')})`
}

export const serviceText = (condition: Condition, version: Version): string =>
  `Condition: ${entityText(condition)}, TraceId: ${condition.traceId ?? ''}, ` +
  `MinTraceDuration: ${condition.minTraceDuration ?? 0}, MaxTraceDuration: ${condition.maxTraceDuration ?? 0}, ` +
  `TraceState: ${condition.traceState}, QueryOrder: ${condition.queryOrder}, Pagination: ${pagingText(condition)}, ` +
  `Duration: ${durationText(condition.queryDuration, version)}, Tags: ${tagText(condition)}`

export function daoText(condition: Condition, version: Version): string {
  const { pageNum, pageSize } = condition.paging
  return (
    `Condition: Duration: ${durationText(condition.queryDuration, version)}, ` +
    `MinDuration: ${condition.minTraceDuration ?? 0}, MaxDuration: ${condition.maxTraceDuration ?? 0}, ` +
    `${entityText(condition)}, TraceId: ${condition.traceId ?? ''}, ` +
    `Limit: ${pageSize}, From: ${pageSize * Math.max(0, (pageNum ?? 0) - 1)}, ` +
    `TraceState: ${condition.traceState}, QueryOrder: ${condition.queryOrder}, Tags: ${tagText(condition)}`
  )
}

const entityText = ({ serviceId, serviceInstanceId, endpointId }: Condition): string =>
  `ServiceId: ${serviceId ?? null}, ServiceInstanceId: ${serviceInstanceId ?? null}, EndpointId: ${endpointId ?? null}`

const tagText = ({ tags }: Condition): string =>
  tags ? `[${tags.map(({ key, value }) => `${key}=${value ?? null}`).join(', ')}]` : 'null'

const pagingText = ({ paging: { pageNum, pageSize } }: Condition): string =>
  `Pagination(pageNum=${pageNum ?? 0}, pageSize=${pageSize})`

function durationText(duration: WireDuration | null | undefined, version: Version): string {
  if (!duration) return 'null'
  const { start, end, step, coldStage } = duration
  const cold = atLeast(version, '10.3.0') ? `, coldStage=${coldStage ?? false}` : ''
  return `Duration(start=${start}, end=${end}, step=${step}${cold})`
}

/** What the database says of a negative page: H2 up to 10.1, PostgreSQL from 10.2 (recorded). */
export function negativePage({ version, clock, tz }: Scene, condition: Condition, skipped: number): string {
  const { pageSize } = condition.paging
  if (atLeast(version, '10.2.0'))
    return `org.postgresql.util.PSQLException: ERROR: ${pageSize < 0 ? 'LIMIT' : 'OFFSET'} must not be negative`
  const [value, name] = pageSize < 0 ? [pageSize, 'FETCH'] : [skipped, 'OFFSET']
  const table = `segment_${formatBucket(clock(), 'DAY', tz)}`
  const wanted = [
    ...(condition.queryDuration ? [`${table}.time_bucket >= ?`, `${table}.time_bucket <= ?`] : []),
    ...(condition.serviceId ? [`${table}.service_id = ?`] : []),
    ...(condition.serviceInstanceId ? [`${table}.service_instance_id = ?`] : []),
    ...(condition.endpointId ? [`${table}.endpoint_id = ?`] : []),
  ]
  return (
    `org.h2.jdbc.JdbcSQLDataException: Invalid value "${value}" for parameter "result ${name}"; SQL statement:\n` +
    `select segment_id, start_time, endpoint_id, latency, is_error, trace_id from ${table} ` +
    `where ${['table_name = ?', ...wanted].join(' and ')} ` +
    `order by ${condition.queryOrder === 'BY_DURATION' ? 'latency' : 'start_time'} desc ` +
    `LIMIT ${pageSize} OFFSET ${skipped} [90008-212]`
  )
}
