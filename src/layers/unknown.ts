import { ENDPOINTS, INSTANCES, type LayerAbout, type LayerIdentity } from './identity'

/** A layer without a folder still has a name in the menu: `PLOVER_TURNSTILE` reads "Plover turnstile". */
export const defaultIdentity = (layer: string): LayerIdentity => ({
  id: layer,
  name: readable(layer),
  role: 'service',
  menu: { group: 'other', place: 0 },
})

export const DEFAULT_ABOUT: LayerAbout = {
  description: '',
  documentation: null,
  nouns: { service: ['service', 'services'], instance: INSTANCES, endpoint: ENDPOINTS },
}

function readable(layer: string): string {
  const words = layer.replaceAll('_', ' ').trim().toLowerCase()
  return words === '' ? layer : capital(words)
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
