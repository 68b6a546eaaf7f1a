import { ENDPOINTS, INSTANCES, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Functions that run on OpenFunction and report through an agent.',
  documentation: null,
  nouns: { service: ['function', 'functions'], instance: INSTANCES, endpoint: ENDPOINTS },
}
