import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'ACTIVEMQ',
  name: 'ActiveMQ',
  role: 'queue',
  menu: { group: 'stores', place: 12 },
  flow: null,
}
