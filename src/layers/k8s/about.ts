import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Kubernetes clusters with their nodes and what runs on them.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-k8s-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['node', 'nodes'] },
  signs: [
    { label: 'Nodes', unit: '', ...sign('k8s_cluster_node_total') },
    { label: 'Pods', unit: '', ...sign('k8s_cluster_pod_total') },
  ],
}
