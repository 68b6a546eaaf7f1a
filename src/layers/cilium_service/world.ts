import type { LayerWorld, Reporter } from '../world'

const QUEUED = new Set(['cilium::checkout.box-office', 'cilium::storefront.box-office'])
const queued = ({ service }: Reporter): boolean => QUEUED.has(service.name)

/** Workloads as Cilium sees their flows; only two of them speak with Kafka. */
export const world: LayerWorld = {
  layer: 'CILIUM_SERVICE',
  metrics: [{ match: /^cilium_(?!.*_kafka_)/ }, { match: /^cilium_.*_kafka_/, only: queued }],
}
