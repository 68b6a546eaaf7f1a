import type { LayerWorld } from '../world'

/** Functions that run on OpenFunction and report through an agent. */
export const world: LayerWorld = {
  layer: 'FAAS',
  metrics: [
    { match: /^service_(cpm|resp_time|sla|apdex|percentile)$/ },
    { match: /^service_instance_(cpm|resp_time|sla)$/ },
    { match: /^endpoint_(cpm|resp_time|sla|percentile)$/ },
    { match: /^service(_instance)?_relation_(client|server)_(cpm|resp_time|call_sla|percentile)$/ },
    { match: /^endpoint_relation_(cpm|resp_time|sla|percentile)$/ },
  ],
}
