import type { LayerWorld } from '../world'

/** Services as the access logs of their proxies tell of them: the core metrics, and how much of the time is the proxy's own. */
export const world: LayerWorld = {
  layer: 'MESH',
  metrics: [
    { match: /^(service|endpoint)_(cpm|resp_time|sla|percentile)$|^service_apdex$/ },
    { match: /^service_instance_(cpm|resp_time|sla)$/ },
    { match: /sidecar_internal/ },
    { match: /^service(_instance)?_relation_(client|server)_(cpm|resp_time|call_sla|percentile)$/ },
    { match: /^endpoint_relation_(cpm|resp_time|sla|percentile)$/ },
  ],
}
