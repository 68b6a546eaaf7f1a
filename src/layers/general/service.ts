import { dashboard, present, row, rowWhen } from '@/template/build'
import { area, card, instanceList, line, percentiles, predicted, topList } from '@/template/part'
import { INSTANCE_COLUMNS } from './lists'

const FAILED = 'service_cpm*(10000-service_sla)/10000'

/** Is it healthy, since when, what of it is slow or failing, and which instance does it. */
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
    card('Failed calls', { ask: `avg(${FAILED})`, unit: '/min', trend: FAILED }, { w: 4 }),
  ),
  row(
    12,
    line('Response time (percentiles, ms)', percentiles('service_percentile'), { w: 9 }),
    line('Average response (ms)', predicted('service_resp_time', { unit: 'ms', label: 'average' }), { w: 8 }),
    line('Load (calls per minute)', predicted('service_cpm', { unit: '/min', label: 'calls' }), { w: 7 }),
  ),
  row(
    10,
    line('Success rate (%)', { ask: 'service_sla/100', unit: '%', label: 'success' }, { w: 9 }),
    topList(
      'Slowest endpoints (average, ms)',
      { ask: 'top_n(endpoint_resp_time,10,des)', unit: 'ms' },
      { w: 8, opens: 'Overview' },
    ),
    topList(
      'Failing endpoints (success, %)',
      { ask: 'top_n(endpoint_sla,10,asc)/100', unit: '%' },
      { w: 7, opens: 'Overview' },
    ),
  ),
  row(11, instanceList('Instances', INSTANCE_COLUMNS, { w: 24, opens: 'Overview' })),
  rowWhen(
    present('service_mq_consume_count'),
    10,
    line(
      'Queue consume latency (ms)',
      { ask: 'service_mq_consume_latency', unit: 'ms', label: 'latency' },
      { w: 12, tips: 'From the moment a message is sent to the moment this service takes it.' },
    ),
    area(
      'Consumed messages (per minute)',
      { ask: 'service_mq_consume_count', unit: '/min', label: 'messages' },
      { w: 12 },
    ),
  ),
)
