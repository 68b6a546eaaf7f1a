import { beside, dashboard, present, row, rowWhen, when, type Row } from '@/template/build'
import { card, endpointList, line, percentiles, serviceList, topList, type Asked } from '@/template/part'
import type { Dashboard } from '@/template/types'

const layer = 'VIRTUAL_MQ'
const TRANSMISSION = 'From the moment a producer sends a message to the moment a consumer takes it.'

/** The same numbers for brokers and for topics. */
const columns = (of: 'service' | 'endpoint'): readonly Asked[] => {
  const metric = (name: string): string => `mq_${of}_${name}`
  const plain = (label: string, name: string, unit: string): Asked => ({
    label,
    unit,
    ask: `avg(${metric(name)})`,
    trend: metric(name),
    detail: label.toLowerCase(),
  })
  const percent = (label: string, name: string): Asked => ({
    ...plain(label, name, '%'),
    ask: `avg(${metric(name)})/100`,
    trend: `${metric(name)}/100`,
  })
  return [
    plain('Latency', 'consume_latency', 'ms'),
    plain('Consumed', 'consume_cpm', '/min'),
    plain('Produced', 'produce_cpm', '/min'),
    percent('Success', 'consume_sla'),
  ]
}

const root = dashboard(
  { name: 'Overview', layer, entity: 'All', isRoot: true },
  row(
    4,
    card(
      'Longest transmission on average',
      { ask: 'max(top_n(mq_service_consume_latency,1,des))', unit: 'ms' },
      { w: 6, tips: TRANSMISSION },
    ),
    card('Produced', { ask: 'sum(top_n(mq_service_produce_cpm,1000,des))', unit: '/min' }, { w: 6 }),
    card('Consumed', { ask: 'sum(top_n(mq_service_consume_cpm,1000,des))', unit: '/min' }, { w: 6 }),
    card('Lowest consume success rate', { ask: 'min(top_n(mq_service_consume_sla,1,asc))/100', unit: '%' }, { w: 6 }),
  ),
  beside(
    [row(20, serviceList('Brokers', columns('service'), { w: 16, opens: 'Overview' }))],
    [
      row(
        10,
        topList(
          'Longest transmission (brokers, ms)',
          { ask: 'top_n(mq_service_consume_latency,10,des)', unit: 'ms' },
          { w: 8, opens: 'Overview' },
        ),
      ),
      row(
        10,
        topList(
          'Longest transmission (topics, ms)',
          { ask: 'top_n(mq_endpoint_consume_latency,10,des)', unit: 'ms' },
          { w: 8, opens: 'Overview' },
        ),
      ),
    ],
  ),
)

/** Both sides' counts beside each other: a gap between them is a backlog that grows. */
const sides = (of: 'service' | 'endpoint'): readonly Row[] => {
  const metric = (name: string): string => `mq_${of}_${name}`
  return [
    row(
      4,
      when(
        present(metric('produce_cpm')),
        card(
          'Produced',
          { ask: `avg(${metric('produce_cpm')})`, unit: '/min', trend: metric('produce_cpm') },
          { w: 6 },
        ),
      ),
      when(
        present(metric('consume_cpm')),
        card(
          'Consumed',
          { ask: `avg(${metric('consume_cpm')})`, unit: '/min', trend: metric('consume_cpm') },
          { w: 6 },
        ),
      ),
      when(
        present(metric('consume_cpm')),
        card(
          'Average transmission',
          { ask: `avg(${metric('consume_latency')})`, unit: 'ms', trend: metric('consume_latency') },
          { w: 6, tips: TRANSMISSION },
        ),
      ),
      when(
        present(metric('consume_cpm')),
        card(
          'Consume success rate',
          { ask: `avg(${metric('consume_sla')})/100`, unit: '%', trend: `${metric('consume_sla')}/100` },
          { w: 6 },
        ),
      ),
    ),
    rowWhen(
      present(metric('consume_cpm')),
      12,
      line('Transmission (percentiles, ms)', percentiles(metric('consume_percentile')), { w: 12, tips: TRANSMISSION }),
      line('Average transmission (ms)', { ask: metric('consume_latency'), unit: 'ms', label: 'average' }, { w: 12 }),
    ),
    row(
      11,
      line(
        'Messages (per minute)',
        [
          { ask: metric('produce_cpm'), unit: '/min', label: 'produced' },
          { ask: metric('consume_cpm'), unit: '/min', label: 'consumed' },
        ],
        { w: 12 },
      ),
      line(
        'Success rate (%)',
        [
          { ask: `${metric('produce_sla')}/100`, unit: '%', label: 'produced' },
          { ask: `${metric('consume_sla')}/100`, unit: '%', label: 'consumed' },
        ],
        { w: 12 },
      ),
    ),
  ]
}

const service = dashboard(
  { name: 'Overview', layer, entity: 'Service', isDefault: true },
  ...sides('service'),
  row(12, endpointList('Topics', columns('endpoint'), { w: 24, opens: 'Overview' })),
)

const topic = dashboard({ name: 'Overview', layer, entity: 'Endpoint', isDefault: true }, ...sides('endpoint'))

export const dashboards: readonly Dashboard[] = [root, service, topic]
