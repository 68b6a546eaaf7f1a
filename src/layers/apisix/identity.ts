import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'APISIX',
  name: 'APISIX',
  role: 'gateway',
  menu: { group: 'gateways', place: 1 },
  flow: null,
}
