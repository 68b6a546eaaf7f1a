import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Elasticsearch clusters with their nodes and indices.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-elasticsearch-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['node', 'nodes'], endpoint: ['index', 'indices'] },
  vital: { label: 'Unassigned shards', unit: '', ...strain('meter_elasticsearch_cluster_unassigned_shards_total') },
  signs: [{ label: 'Nodes', unit: '', ...sign('meter_elasticsearch_cluster_nodes') }],
}
