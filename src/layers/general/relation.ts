import { dashboard, present, row, rowWhen } from '@/template/build'
import { line, percentiles, type Asked } from '@/template/part'
import type { Dashboard } from '@/template/types'

/** What both ends of a call saw of it: time that only the client saw was spent on the way, or waiting. */
function twoSided(prefix: string, entity: 'ServiceRelation' | 'ServiceInstanceRelation'): Dashboard {
  const [client, server] = [`${prefix}_client`, `${prefix}_server`]
  const both = (metric: string, unit: string, share = ''): readonly Asked[] => [
    { ask: `${client}_${metric}${share}`, unit, label: 'client' },
    { ask: `${server}_${metric}${share}`, unit, label: 'server' },
  ]
  return dashboard(
    { name: 'Overview', layer: 'GENERAL', entity, isDefault: true },
    row(
      12,
      line('Average response time (ms)', both('resp_time', 'ms'), { w: 8 }),
      line('Success rate (%)', both('call_sla', '%', '/100'), { w: 8 }),
      line('Load (calls per minute)', both('cpm', '/min'), { w: 8 }),
    ),
    rowWhen(
      present(`${client}_percentile`),
      12,
      line('Response time seen by the client (percentiles, ms)', percentiles(`${client}_percentile`), { w: 24 }),
    ),
    rowWhen(
      present(`${server}_percentile`),
      12,
      line('Response time seen by the server (percentiles, ms)', percentiles(`${server}_percentile`), { w: 24 }),
    ),
  )
}

export const serviceRelation = twoSided('service_relation', 'ServiceRelation')
export const instanceRelation = twoSided('service_instance_relation', 'ServiceInstanceRelation')

/** Only the server's side tells of endpoints. */
export const endpointRelation = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'EndpointRelation', isDefault: true },
  row(
    12,
    line('Average response time (ms)', { ask: 'endpoint_relation_resp_time', unit: 'ms', label: 'average' }, { w: 8 }),
    line('Success rate (%)', { ask: 'endpoint_relation_sla/100', unit: '%', label: 'success' }, { w: 8 }),
    line('Load (calls per minute)', { ask: 'endpoint_relation_cpm', unit: '/min', label: 'calls' }, { w: 8 }),
  ),
  row(12, line('Response time (percentiles, ms)', percentiles('endpoint_relation_percentile'), { w: 24 })),
)
