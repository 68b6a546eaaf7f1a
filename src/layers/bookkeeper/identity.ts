import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'BOOKKEEPER',
  name: 'BookKeeper',
  role: 'queue',
  menu: { group: 'stores', place: 13 },
  flow: null,
}
