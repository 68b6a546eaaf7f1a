import type { LayerWorld } from '../world'

/** MongoDB clusters as their nodes report themselves. */
export const world: LayerWorld = {
  layer: 'MONGODB',
  metrics: [{ match: /^meter_mongodb_/ }],
}
