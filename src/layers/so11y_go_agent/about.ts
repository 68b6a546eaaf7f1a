import type { LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'The Go agents inside services, and what they cost.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/dashboards-so11y-go-agent/',
  nouns: { service: ['service', 'services'], instance: ['agent', 'agents'] },
}
