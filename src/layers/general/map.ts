import { dashboard, row } from '@/template/build'
import { topology, type Asked } from '@/template/part'
import type { Dashboard } from '@/template/types'

const flow = (load: string, latency: string, success: string): readonly Asked[] => [
  { ask: `avg(${load})`, label: 'Load', unit: '/min' },
  { ask: `avg(${latency})`, label: 'Response time', unit: 'ms' },
  { ask: `avg(${success})/100`, label: 'Success', unit: '%' },
]
const relation = (side: 'client' | 'server'): readonly Asked[] => {
  const prefix = `service_relation_${side}`
  return flow(`${prefix}_cpm`, `${prefix}_resp_time`, `${prefix}_call_sla`)
}

const map = (entity: 'All' | 'Service', depth: number): Dashboard =>
  dashboard(
    { name: 'Map', layer: 'GENERAL', entity },
    row(
      38,
      topology({
        depth,
        node: flow('service_cpm', 'service_resp_time', 'service_sla'),
        client: relation('client'),
        server: relation('server'),
        unhealthy: '(avg(service_sla) < 9500) * (avg(service_cpm) > 1) == 1',
        means: 'success below 95 % of more than one call a minute',
      }),
    ),
  )

/** Who calls whom on the layer. */
export const layerMap = map('All', 1)
/** Who calls the service and whom it calls. */
export const serviceMap = map('Service', 1)
