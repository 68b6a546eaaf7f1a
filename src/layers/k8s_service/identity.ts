import { lowest, share, type LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'K8S_SERVICE',
  name: 'Kubernetes services',
  role: 'cluster',
  menu: { group: 'mesh', place: 4 },
  vital: share('kubernetes_service_http_call_successful_rate', {
    service: lowest('kubernetes_service_http_call_successful_rate'),
    instance: lowest('kubernetes_service_instance_http_call_successful_rate'),
    endpoint: lowest('kubernetes_service_endpoint_http_call_successful_rate'),
  }),
  flow: {
    load: 'kubernetes_service_http_call_cpm',
    latency: 'kubernetes_service_http_call_time',
    success: 'kubernetes_service_http_call_successful_rate',
  },
}
