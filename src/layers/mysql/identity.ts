import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'MYSQL',
  name: 'MySQL',
  role: 'database',
  menu: { group: 'stores', place: 0 },
  flow: null,
}
