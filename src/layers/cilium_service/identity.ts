import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'CILIUM_SERVICE',
  name: 'Cilium services',
  role: 'mesh',
  menu: { group: 'mesh', place: 5 },
  flow: null,
}
