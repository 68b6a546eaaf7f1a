import type { LayerWorld } from '../world'

/** BanyanDB clusters with their containers and groups. */
export const world: LayerWorld = {
  layer: 'BANYANDB',
  metrics: [{ match: /^meter_banyandb_/ }],
}
