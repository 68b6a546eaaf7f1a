import { ENDPOINTS, INSTANCES, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Services with an agent that call generative models.',
  documentation: null,
  nouns: { service: ['service', 'services'], instance: INSTANCES, endpoint: ENDPOINTS },
}
