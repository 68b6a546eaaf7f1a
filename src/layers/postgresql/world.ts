import type { LayerWorld } from '../world'

/** Databases as their servers report themselves. */
export const world: LayerWorld = {
  layer: 'POSTGRESQL',
  metrics: [{ match: /^meter_pg_/ }],
}
