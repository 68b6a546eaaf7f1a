import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'ActiveMQ clusters with their brokers, queues and topics.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-activemq-monitoring/',
  nouns: {
    service: ['cluster', 'clusters'],
    instance: ['broker', 'brokers'],
    endpoint: ['destination', 'destinations'],
  },
  vital: { label: 'Time to enqueue', unit: 'ms', ...strain('meter_activemq_cluster_average_enqueue_time') },
  signs: [
    { label: 'Enqueued', unit: '/s', ...sign('meter_activemq_cluster_enqueue_rate') },
    { label: 'Dequeued', unit: '/s', ...sign('meter_activemq_cluster_dequeue_rate') },
  ],
}
