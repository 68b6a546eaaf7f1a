import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'PULSAR',
  name: 'Pulsar',
  role: 'queue',
  menu: { group: 'stores', place: 11 },
  flow: null,
}
