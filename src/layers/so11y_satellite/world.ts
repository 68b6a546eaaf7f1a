import type { LayerWorld } from '../world'

/** Satellites, which take data in for OAP and pass it on. */
export const world: LayerWorld = {
  layer: 'SO11Y_SATELLITE',
  metrics: [{ match: /^satellite_/ }],
}
