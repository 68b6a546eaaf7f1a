import type { LayerWorld } from '../world'

/** BookKeeper clusters, which keep the ledgers of other systems. */
export const world: LayerWorld = {
  layer: 'BOOKKEEPER',
  metrics: [{ match: /^meter_bookkeeper_/ }],
}
