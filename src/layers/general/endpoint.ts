import { dashboard, present, row, rowWhen } from '@/template/build'
import { card, line, percentiles } from '@/template/part'

const FAILED = 'endpoint_cpm*(10000-endpoint_sla)/10000'

export const endpointOverview = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'Endpoint', isDefault: true },
  row(
    4,
    card('Success rate', { ask: 'avg(endpoint_sla)/100', unit: '%', trend: 'endpoint_sla/100' }, { w: 5 }),
    card('Failed calls', { ask: `avg(${FAILED})`, unit: '/min', trend: FAILED }, { w: 4 }),
    card('Load', { ask: 'avg(endpoint_cpm)', unit: '/min', trend: 'endpoint_cpm' }, { w: 5 }),
    card(
      'Average response time',
      { ask: 'avg(endpoint_resp_time)', unit: 'ms', trend: 'endpoint_resp_time' },
      { w: 5 },
    ),
    card(
      'Response time (p99)',
      { ask: "avg(endpoint_percentile{p='99'})", unit: 'ms', trend: "endpoint_percentile{p='99'}" },
      { w: 5 },
    ),
  ),
  row(
    13,
    line('Response time (percentiles, ms)', percentiles('endpoint_percentile'), { w: 12 }),
    line('Average response time (ms)', { ask: 'endpoint_resp_time', unit: 'ms', label: 'average' }, { w: 12 }),
  ),
  row(
    11,
    line('Success rate (%)', { ask: 'endpoint_sla/100', unit: '%', label: 'success' }, { w: 12 }),
    line('Load (calls per minute)', { ask: 'endpoint_cpm', unit: '/min', label: 'calls' }, { w: 12 }),
  ),
  rowWhen(
    present('endpoint_mq_consume_latency'),
    11,
    line(
      'Queue consume latency (ms)',
      { ask: 'endpoint_mq_consume_latency', unit: 'ms', label: 'latency' },
      { w: 24, tips: 'From the moment a message is sent to the moment this endpoint takes it.' },
    ),
  ),
)
