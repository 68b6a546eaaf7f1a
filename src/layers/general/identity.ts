import { ENDPOINTS, INSTANCES, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'GENERAL',
  name: 'General services',
  description: 'Services that report through a SkyWalking agent, and whom they call.',
  role: 'service',
  nouns: { service: ['service', 'services'], instance: INSTANCES, endpoint: ENDPOINTS },
  menu: { group: 'services', place: 0 },
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/server-agents/',
  vital: {
    label: 'Success',
    expression: 'avg(service_sla)/100',
    series: 'service_sla/100',
    unit: '%',
    worse: 'low',
    ranks: {
      service: "top_n(service_sla,5000,asc,attr0='GENERAL')/100",
      instance: 'top_n(service_instance_sla,5000,asc)/100',
      endpoint: 'top_n(endpoint_sla,5000,asc)/100',
    },
  },
}
