import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Kubernetes clusters that AWS runs, with their nodes.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-aws-eks-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['node', 'nodes'], endpoint: ['service', 'services'] },
  vital: { label: 'Failed nodes', unit: '', ...strain('eks_cluster_failed_node_count') },
  signs: [{ label: 'Nodes', unit: '', ...sign('eks_cluster_node_count') }],
}
