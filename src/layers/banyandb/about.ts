import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'BanyanDB clusters with their containers and groups.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/banyandb/dashboards-banyandb/',
  nouns: { service: ['cluster', 'clusters'], instance: ['container', 'containers'], endpoint: ['group', 'groups'] },
  vital: { label: 'Errors', unit: '/s', ...strain('meter_banyandb_cluster_error_rate') },
  signs: [
    { label: 'Writes', unit: '/s', ...sign('meter_banyandb_cluster_write_rate') },
    { label: 'Queries', unit: '/s', ...sign('meter_banyandb_cluster_query_rate') },
  ],
}
