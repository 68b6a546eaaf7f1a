import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'ELASTICSEARCH',
  name: 'Elasticsearch',
  role: 'database',
  menu: { group: 'stores', place: 4 },
  flow: null,
}
