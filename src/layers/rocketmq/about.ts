import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'RocketMQ clusters with their brokers and topics.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-rocketmq-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['broker', 'brokers'], endpoint: ['topic', 'topics'] },
  signs: [
    { label: 'Produced', unit: '/s', ...sign('meter_rocketmq_cluster_total_producer_tps') },
    { label: 'Consumed', unit: '/s', ...sign('meter_rocketmq_cluster_total_consumer_tps') },
  ],
}
