import type { LayerWorld } from '../world'

/** ActiveMQ clusters with their brokers, queues and topics. */
export const world: LayerWorld = {
  layer: 'ACTIVEMQ',
  metrics: [{ match: /^meter_activemq_/ }],
}
