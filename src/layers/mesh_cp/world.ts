import type { LayerWorld } from '../world'

/** The control plane of an Istio mesh, as it reports itself. */
export const world: LayerWorld = {
  layer: 'MESH_CP',
  metrics: [{ match: /^meter_istio_/ }],
}
