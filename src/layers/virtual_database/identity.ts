import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'VIRTUAL_DATABASE',
  name: 'Virtual databases',
  description: 'Databases as the agents of their callers see them.',
  role: 'database',
  nouns: { service: ['database', 'databases'] },
  menu: { group: 'services', place: 1 },
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/virtual-database/',
  vital: {
    label: 'Success',
    expression: 'avg(database_access_sla)/100',
    series: 'database_access_sla/100',
    unit: '%',
    worse: 'low',
    ranks: { service: 'top_n(database_access_sla,5000,asc)/100' },
  },
  flow: { load: 'database_access_cpm', latency: 'database_access_resp_time', success: 'database_access_sla' },
}
