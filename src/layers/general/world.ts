import type { LayerWorld, Reporter } from '../world'

const consumer = ({ calledBy }: Reporter): boolean => calledBy.has('VIRTUAL_MQ')
const tcp = ({ service }: Reporter): boolean => service.component === 'tcp'

/** Services with an agent: OAL's core metrics. */
export const world: LayerWorld = {
  layer: 'GENERAL',
  metrics: [
    { match: /^service_(cpm|resp_time|sla|apdex|percentile)$/ },
    { match: /^service_instance_(cpm|resp_time|sla)$/ },
    { match: /^endpoint_(cpm|resp_time|sla|percentile)$/ },
    { match: /^service_mq_consume_(count|latency)$/, only: consumer },
    { match: /^endpoint_mq_consume_latency$/, only: consumer, endpoint: (name) => name.includes('Consumer') },
    { match: /^service_throughput_(received|sent)$/, only: tcp },
    { match: /^service(_instance)?_relation_(client|server)_(cpm|resp_time|call_sla|percentile)$/ },
    { match: /^service(_instance)?_relation_client_(received|sent)$/, only: tcp },
    { match: /^endpoint_relation_(cpm|resp_time|sla|percentile)$/ },
  ],
}
