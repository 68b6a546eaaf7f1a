import { ENDPOINTS, INSTANCES, type LayerIdentity } from './identity'

/** A layer without a folder still has a name in the menu: `PLOVER_TURNSTILE` reads "Plover turnstile". */
export const defaultIdentity = (layer: string): LayerIdentity => ({
  id: layer,
  name: readable(layer),
  description: '',
  role: 'service',
  nouns: { service: ['service', 'services'], instance: INSTANCES, endpoint: ENDPOINTS },
  menu: { group: 'other', place: 0 },
  documentation: null,
  vital: null,
})

function readable(layer: string): string {
  const words = layer.replaceAll('_', ' ').trim().toLowerCase()
  return words === '' ? layer : capital(words)
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
