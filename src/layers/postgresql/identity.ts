import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'POSTGRESQL',
  name: 'PostgreSQL',
  role: 'database',
  menu: { group: 'stores', place: 1 },
  flow: null,
}
