import type { LayerWorld } from '../world'

/** Machines that run Linux. */
export const world: LayerWorld = {
  layer: 'OS_LINUX',
  metrics: [{ match: /^meter_vm_/ }],
}
