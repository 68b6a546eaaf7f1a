import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'REDIS',
  name: 'Redis',
  role: 'cache',
  menu: { group: 'stores', place: 5 },
  flow: null,
}
