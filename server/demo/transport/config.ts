import type { Answer, Call } from '../../upstream'
import type { DemoOptions } from '../flags'
import { MAX_COMPLEXITY } from '../graphql/complexity'
import { SEARCHABLE as ALARM_TAGS } from '../resolvers/alarms-asked'
import { searchableTags } from '../resolvers/logs-condition'
import type { Ttl } from '../resolvers/ttl'
import { atLeast } from '../version'
import { SEARCHABLE as TRACE_TAGS } from '../world/trace/searchable'
import { answer, json, methodNotAllowed, pathOf, TEXT_TYPE } from './plain'

/** Ports that were taken; those not known are OAP's own. */
export interface Bound {
  readonly query?: number
  readonly admin?: number
}

type Settings = Readonly<Record<string, string | number | boolean>>

/**
 * `/debugging/config/dump` (from 11 on the admin port): the settings that the demo has an equal of, as `key=value` lines; from
 * 10.3 on as JSON for who accepts it. Only 11 sorts them (recorded).
 */
export function configRoute(options: DemoOptions, ttl: Ttl, bound: () => Bound) {
  return (call: Call): Answer | null => {
    if (pathOf(call.path).pathname !== '/debugging/config/dump') return null
    if (call.method !== 'GET') return methodNotAllowed(call.method)
    const { version } = options
    const all = settings(options, ttl, bound())
    const isSorted = atLeast(version, '11.0.0')
    const rows = Object.entries(all).map(([key, value]) => [key, String(value)] as const)
    if (isSorted) rows.sort(([a], [b]) => (a < b ? -1 : 1))
    return atLeast(version, '10.3.0') && call.headers['accept']?.includes('application/json')
      ? json(200, Object.fromEntries(rows))
      : answer(200, TEXT_TYPE, rows.map(([key, value]) => `${key}=${value}\n`).join(''))
  }
}

function settings({ version, storage, writes }: DemoOptions, { metrics, records }: Ttl, bound: Bound): Settings {
  const isEleven = atLeast(version, '11.0.0')
  return {
    'cluster.provider': 'standalone',
    'core.provider': 'default',
    'core.default.role': 'Mixed',
    'core.default.restHost': '127.0.0.1',
    'core.default.restPort': bound.query ?? 12_800,
    'core.default.restContextPath': '/',
    'core.default.gRPCHost': '127.0.0.1',
    'core.default.gRPCPort': 11_800,
    'core.default.downsampling': '[Hour, Day]',
    'core.default.recordDataTTL': records.normal,
    'core.default.metricsDataTTL': metrics.minute,
    'core.default.enableHierarchy': true,
    'core.default.searchableTracesTags': TRACE_TAGS.join(','),
    'core.default.searchableLogsTags': searchableTags(version).join(','),
    'core.default.searchableAlarmTags': ALARM_TAGS.join(','),
    'storage.provider': provider(storage, version),
    'query.provider': 'graphql',
    'query.graphql.enableLogTestTool': false,
    'query.graphql.maxQueryComplexity': MAX_COMPLEXITY,
    ...(isEleven
      ? { 'admin-server.provider': 'default', 'admin-server.default.port': bound.admin ?? 17_128 }
      : { 'query.graphql.enableUpdateUITemplate': writes }),
    'query.graphql.enableOnDemandPodLog': false,
    'alarm.provider': 'default',
  }
}

/** H2 was the relational storage without a server up to 10.1. */
const provider = (storage: DemoOptions['storage'], version: DemoOptions['version']): string => {
  if (storage !== 'jdbc') return storage
  return atLeast(version, '10.2.0') ? 'postgresql' : 'h2'
}
