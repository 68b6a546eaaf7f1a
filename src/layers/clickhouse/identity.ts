import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'CLICKHOUSE',
  name: 'ClickHouse',
  role: 'database',
  menu: { group: 'stores', place: 2 },
  flow: null,
}
