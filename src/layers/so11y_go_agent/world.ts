import type { LayerWorld } from '../world'

/** The Go agents inside services, and what they cost. */
export const world: LayerWorld = {
  layer: 'SO11Y_GO_AGENT',
  metrics: [{ match: /^meter_sw_go_/ }],
}
