import type { LayerWorld } from '../world'

/** RabbitMQ clusters as their nodes report themselves. */
export const world: LayerWorld = {
  layer: 'RABBITMQ',
  metrics: [{ match: /^meter_rabbitmq_/ }],
}
