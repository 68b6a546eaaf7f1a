import type { LayerWorld } from '../world'

/** Gateways of Apache APISIX with their routes. */
export const world: LayerWorld = {
  layer: 'APISIX',
  metrics: [{ match: /^meter_apisix_/ }],
}
