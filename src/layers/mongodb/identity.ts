import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'MONGODB',
  name: 'MongoDB',
  role: 'database',
  menu: { group: 'stores', place: 3 },
  flow: null,
}
