import type { LayerWorld } from '../world'

/** Apps on iPhones and iPads, by what their devices report once a day. */
export const world: LayerWorld = {
  layer: 'IOS',
  metrics: [{ match: /^meter_ios_/ }],
}
