import type { LayerWorld } from '../world'

/** Proxies by their own metrics; the application beside each is watched by eBPF. */
export const world: LayerWorld = {
  layer: 'MESH_DP',
  metrics: [
    { match: /^envoy_/ },
    { match: /^continuous_profiling_/, only: ({ watched }) => watched },
    { match: /^process_relation_/ },
  ],
}
