import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'FAAS',
  name: 'Functions',
  role: 'function',
  menu: { group: 'services', place: 5 },
  vital: share('service_sla', {
    service: lowest('service_sla', 'FAAS'),
    instance: lowest('service_instance_sla'),
    endpoint: lowest('endpoint_sla'),
  }),
}
