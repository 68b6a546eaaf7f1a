import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'RABBITMQ',
  name: 'RabbitMQ',
  role: 'queue',
  menu: { group: 'stores', place: 10 },
  flow: null,
}
