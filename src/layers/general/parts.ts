import { dashboard, row } from '@/template/build'
import { card, line, percentiles } from '@/template/part'

export const instanceOverview = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'ServiceInstance', isDefault: true },
  row(
    4,
    card(
      'Success rate',
      { ask: 'avg(service_instance_sla)/100', unit: '%', trend: 'service_instance_sla/100' },
      { w: 8 },
    ),
    card('Load', { ask: 'avg(service_instance_cpm)', unit: '/min', trend: 'service_instance_cpm' }, { w: 8 }),
    card(
      'Average response time',
      { ask: 'avg(service_instance_resp_time)', unit: 'ms', trend: 'service_instance_resp_time' },
      { w: 8 },
    ),
  ),
  row(
    12,
    line('Average response time (ms)', { ask: 'service_instance_resp_time', unit: 'ms', label: 'average' }, { w: 9 }),
    line('Success rate (%)', { ask: 'service_instance_sla/100', unit: '%', label: 'success' }, { w: 8 }),
    line('Load (calls per minute)', { ask: 'service_instance_cpm', unit: '/min', label: 'calls' }, { w: 7 }),
  ),
)

export const endpointOverview = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'Endpoint', isDefault: true },
  row(
    4,
    card('Success rate', { ask: 'avg(endpoint_sla)/100', unit: '%', trend: 'endpoint_sla/100' }, { w: 6 }),
    card('Load', { ask: 'avg(endpoint_cpm)', unit: '/min', trend: 'endpoint_cpm' }, { w: 6 }),
    card(
      'Average response time',
      { ask: 'avg(endpoint_resp_time)', unit: 'ms', trend: 'endpoint_resp_time' },
      { w: 6 },
    ),
    card(
      'Response time (p99)',
      { ask: "avg(endpoint_percentile{p='99'})", unit: 'ms', trend: "endpoint_percentile{p='99'}" },
      { w: 6 },
    ),
  ),
  row(
    12,
    line('Response time (percentiles, ms)', percentiles('endpoint_percentile'), { w: 12 }),
    line('Average response time (ms)', { ask: 'endpoint_resp_time', unit: 'ms', label: 'average' }, { w: 12 }),
  ),
  row(
    10,
    line('Success rate (%)', { ask: 'endpoint_sla/100', unit: '%', label: 'success' }, { w: 12 }),
    line('Load (calls per minute)', { ask: 'endpoint_cpm', unit: '/min', label: 'calls' }, { w: 12 }),
  ),
)
