import type { LayerWorld } from '../world'

/** Flink clusters with their task managers and jobs. */
export const world: LayerWorld = {
  layer: 'FLINK',
  metrics: [{ match: /^meter_flink_/ }],
}
