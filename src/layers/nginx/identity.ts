import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'NGINX',
  name: 'NGINX',
  role: 'gateway',
  menu: { group: 'gateways', place: 0 },
  flow: null,
}
