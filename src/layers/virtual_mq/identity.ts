import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_MQ',
  name: 'Virtual queues',
  description: 'Message brokers as the agents of producers and consumers see them.',
  role: 'queue',
  nouns: { service: ['broker', 'brokers'], endpoint: ['topic', 'topics'] },
  menu: { group: 'services', place: 3 },
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-mq/',
  vital: {
    label: 'Consumed',
    expression: 'avg(mq_service_consume_sla)/100',
    series: 'mq_service_consume_sla/100',
    unit: '%',
    worse: 'low',
    ranks: {
      service: 'top_n(mq_service_consume_sla,5000,asc)/100',
      endpoint: 'top_n(mq_endpoint_consume_sla,5000,asc)/100',
    },
  },
}
