import type { LayerWorld } from '../world'

/** Machines that run Windows. */
export const world: LayerWorld = {
  layer: 'OS_WINDOWS',
  metrics: [{ match: /^meter_win_/ }],
}
