import { dashboard, row } from '@/template/build'
import { card, line, percentiles, topList } from '@/template/part'

export const serviceOverview = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'Service', isDefault: true },
  row(
    4,
    card('Apdex', { ask: 'avg(service_apdex)/10000', trend: 'service_apdex/10000' }, { w: 5 }),
    card('Success rate', { ask: 'avg(service_sla)/100', unit: '%', trend: 'service_sla/100' }, { w: 5 }),
    card('Load', { ask: 'avg(service_cpm)', unit: '/min', trend: 'service_cpm' }, { w: 5 }),
    card(
      'Response time (p99)',
      { ask: "avg(service_percentile{p='99'})", unit: 'ms', trend: "service_percentile{p='99'}" },
      { w: 5 },
    ),
    card(
      'Failed calls',
      {
        ask: 'avg(service_cpm*(10000-service_sla)/10000)',
        unit: '/min',
        trend: 'service_cpm*(10000-service_sla)/10000',
      },
      { w: 4 },
    ),
  ),
  row(
    12,
    line('Response time (percentiles, ms)', percentiles('service_percentile'), { w: 9 }),
    line('Average response time (ms)', { ask: 'service_resp_time', unit: 'ms', label: 'average' }, { w: 8 }),
    line('Load (calls per minute)', { ask: 'service_cpm', unit: '/min', label: 'calls' }, { w: 7 }),
  ),
  row(
    10,
    line('Success rate (%)', { ask: 'service_sla/100', unit: '%', label: 'success' }, { w: 9 }),
    topList(
      'Slowest endpoints (average, ms)',
      { ask: 'top_n(endpoint_resp_time,10,des)', unit: 'ms' },
      { w: 8, opens: 'Overview' },
    ),
    line('Apdex', { ask: 'service_apdex/10000', label: 'apdex' }, { w: 7 }),
  ),
  row(
    11,
    topList(
      'Slowest instances (average, ms)',
      { ask: 'top_n(service_instance_resp_time,10,des)', unit: 'ms' },
      { w: 9, opens: 'Overview' },
    ),
    topList(
      'Failing endpoints (success, %)',
      { ask: 'top_n(endpoint_sla,10,asc)/100', unit: '%' },
      { w: 8, opens: 'Overview' },
    ),
    topList(
      'Busiest instances (calls per minute)',
      { ask: 'top_n(service_instance_cpm,10,des)', unit: '/min' },
      { w: 7, opens: 'Overview' },
    ),
  ),
)
