import type { LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Databases as the agents of their callers see them.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-database/',
  nouns: { service: ['database', 'databases'] },
}
