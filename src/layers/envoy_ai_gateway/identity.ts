import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'ENVOY_AI_GATEWAY',
  name: 'Envoy AI Gateway',
  role: 'gateway',
  menu: { group: 'ai', place: 0 },
  flow: null,
}
