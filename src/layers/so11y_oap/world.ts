import type { LayerWorld } from '../world'

/** The servers of SkyWalking itself. */
export const world: LayerWorld = {
  layer: 'SO11Y_OAP',
  metrics: [{ match: /^meter_oap_/ }],
}
