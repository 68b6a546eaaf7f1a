import type { LayerWorld } from '../world'

/** Kafka clusters as their brokers report themselves. */
export const world: LayerWorld = {
  layer: 'KAFKA',
  metrics: [{ match: /^meter_kafka_/ }],
}
