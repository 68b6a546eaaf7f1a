import { dashboard, present, row, when } from '@/template/build'
import { card, line } from '@/template/part'
import { jvm, micrometer } from './java'
import { dotnet, go, node, php, python, ruby } from './runtimes'

/** Is this one the culprit, and what does it run out of: calls, pools, then the runtime that it reports. */
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
    11,
    line('Average response time (ms)', { ask: 'service_instance_resp_time', unit: 'ms', label: 'average' }, { w: 9 }),
    line('Success rate (%)', { ask: 'service_instance_sla/100', unit: '%', label: 'success' }, { w: 8 }),
    line('Load (calls per minute)', { ask: 'service_instance_cpm', unit: '/min', label: 'calls' }, { w: 7 }),
  ),
  row(
    11,
    when(
      present('meter_datasource'),
      line(
        'Database connections',
        { ask: 'meter_datasource' },
        { w: 12, tips: 'Of each pool: in use, idle and the most it may open.' },
      ),
    ),
    when(
      present('meter_thread_pool'),
      line(
        'Thread pools',
        { ask: 'meter_thread_pool' },
        { w: 12, tips: 'Of each pool: its size, what is busy and what waits.' },
      ),
    ),
  ),
  ...jvm,
  ...dotnet,
  ...go,
  ...python,
  ...ruby,
  ...php,
  ...node,
  ...micrometer,
)
