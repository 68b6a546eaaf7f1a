import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'GENERAL',
  name: 'General services',
  role: 'service',
  menu: { group: 'services', place: 0 },
  vital: share('service_sla', {
    service: lowest('service_sla', 'GENERAL'),
    instance: lowest('service_instance_sla'),
    endpoint: lowest('endpoint_sla'),
  }),
}
