import { ENDPOINTS, INSTANCES, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Services that report through a SkyWalking agent, and whom they call.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/server-agents/',
  nouns: { service: ['service', 'services'], instance: INSTANCES, endpoint: ENDPOINTS },
}
