import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'KAFKA',
  name: 'Kafka',
  role: 'queue',
  menu: { group: 'stores', place: 8 },
  flow: null,
}
