import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'ROCKETMQ',
  name: 'RocketMQ',
  role: 'queue',
  menu: { group: 'stores', place: 9 },
  flow: null,
}
