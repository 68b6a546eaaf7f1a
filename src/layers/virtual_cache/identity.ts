import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_CACHE',
  name: 'Virtual caches',
  description: 'Caches as the agents of their callers see them.',
  role: 'cache',
  nouns: { service: ['cache', 'caches'] },
  menu: { group: 'services', place: 2 },
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-cache/',
  vital: {
    label: 'Success',
    expression: 'avg(cache_access_sla)/100',
    series: 'cache_access_sla/100',
    unit: '%',
    worse: 'low',
    ranks: { service: 'top_n(cache_access_sla,5000,asc)/100' },
  },
  flow: { load: 'cache_access_cpm', latency: 'cache_access_resp_time', success: 'cache_access_sla' },
}
