import type { LayerWorld } from '../world'

/** Gateways of Kong with their routes. */
export const world: LayerWorld = {
  layer: 'KONG',
  metrics: [{ match: /^meter_kong_/ }],
}
