import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'RabbitMQ clusters as their nodes report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-rabbitmq-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['node', 'nodes'] },
  signs: [
    { label: 'Queues', unit: '', ...sign('meter_rabbitmq_queues', 'sum') },
    { label: 'Unconfirmed messages', unit: '/s', ...sign('meter_rabbitmq_messages_unconfirmed', 'sum') },
  ],
}
