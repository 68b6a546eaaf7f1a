import type { LayerWorld } from '../world'

/** RocketMQ clusters with their brokers and topics. */
export const world: LayerWorld = {
  layer: 'ROCKETMQ',
  metrics: [{ match: /^meter_rocketmq_/ }],
}
