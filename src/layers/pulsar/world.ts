import type { LayerWorld } from '../world'

/** Pulsar clusters as their brokers report themselves. */
export const world: LayerWorld = {
  layer: 'PULSAR',
  metrics: [{ match: /^meter_pulsar_/ }],
}
