import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Pulsar clusters as their brokers report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-pulsar-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['broker', 'brokers'] },
  signs: [
    { label: 'Messages in', unit: '/s', ...sign('meter_pulsar_message_rate_in', 'sum') },
    { label: 'Messages out', unit: '/s', ...sign('meter_pulsar_message_rate_out', 'sum') },
  ],
}
