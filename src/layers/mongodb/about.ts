import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'MongoDB clusters as their nodes report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-mongodb-monitoring/',
  nouns: { service: ['database', 'databases'], instance: ['node', 'nodes'] },
  signs: [
    { label: 'Operations', unit: '/s', ...sign('meter_mongodb_cluster_operation_avg_qps', 'sum') },
    { label: 'Replication lag', unit: 'ms', ...sign('meter_mongodb_cluster_repl_lag', 'max') },
  ],
}
