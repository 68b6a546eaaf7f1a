import type { LayerWorld } from '../world'

/** Brokers as producers and consumers see them; their endpoints are topics and queues. */
export const world: LayerWorld = {
  layer: 'VIRTUAL_MQ',
  metrics: [
    { match: /^mq_(service|endpoint)_produce_(cpm|sla)$/ },
    { match: /^mq_(service|endpoint)_consume_(cpm|latency|sla|percentile)$/ },
  ],
}
