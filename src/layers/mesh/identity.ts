import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'MESH',
  name: 'Mesh services',
  role: 'mesh',
  menu: { group: 'mesh', place: 0 },
  vital: share('service_sla', {
    service: lowest('service_sla', 'MESH'),
    instance: lowest('service_instance_sla'),
    endpoint: lowest('endpoint_sla'),
  }),
}
