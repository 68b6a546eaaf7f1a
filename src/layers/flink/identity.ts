import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'FLINK',
  name: 'Flink',
  role: 'function',
  menu: { group: 'platform', place: 3 },
  flow: null,
}
