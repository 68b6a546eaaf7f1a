import type { LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Providers of generative models as the agents of their callers see them.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-genai/',
  nouns: { service: ['provider', 'providers'], instance: ['model', 'models'] },
}
