import type { LayerWorld } from '../world'

/** Kubernetes clusters that AWS runs, with their nodes. */
export const world: LayerWorld = {
  layer: 'AWS_EKS',
  metrics: [{ match: /^eks_cluster_/ }],
}
