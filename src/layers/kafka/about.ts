import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Kafka clusters as their brokers report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-kafka-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['broker', 'brokers'] },
  signs: [
    { label: 'Most lag', unit: '', ...sign('meter_kafka_max_lag', 'max') },
    { label: 'Offline partitions', unit: '', ...sign('meter_kafka_offline_partitions_count', 'sum') },
  ],
}
