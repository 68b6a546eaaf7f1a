import type { LayerWorld } from '../world'

/** Redis caches as their servers report themselves. */
export const world: LayerWorld = {
  layer: 'REDIS',
  metrics: [{ match: /^meter_redis_/ }],
}
