import type { LayerWorld } from '../world'

/** Kubernetes clusters with their nodes and what runs on them. */
export const world: LayerWorld = {
  layer: 'K8S',
  metrics: [{ match: /^k8s_(cluster|node)_/ }],
}
