import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'BANYANDB',
  name: 'BanyanDB',
  role: 'database',
  menu: { group: 'platform', place: 7 },
  flow: null,
}
