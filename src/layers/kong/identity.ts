import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'KONG',
  name: 'Kong',
  role: 'gateway',
  menu: { group: 'gateways', place: 2 },
  flow: null,
}
