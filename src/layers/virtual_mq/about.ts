import type { LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Message brokers as the agents of producers and consumers see them.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-mq/',
  nouns: { service: ['broker', 'brokers'], endpoint: ['topic', 'topics'] },
}
