import type { LayerWorld } from '../world'

/** Elasticsearch clusters with their nodes and indices. */
export const world: LayerWorld = {
  layer: 'ELASTICSEARCH',
  metrics: [{ match: /^meter_elasticsearch_/ }],
}
