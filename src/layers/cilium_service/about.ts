import { ENDPOINTS, sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Workloads of Kubernetes, as the Cilium network between them sees their flows.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-k8s-monitoring-cilium/',
  nouns: { service: ['service', 'services'], instance: ['pod', 'pods'], endpoint: ENDPOINTS },
  signs: [
    { label: 'Calls', unit: '/min', ...sign('cilium_service_protocol_cpm') },
    { label: 'Dropped packets', unit: '/min', ...sign('cilium_service_l4_read_pkg_drop_cpm') },
  ],
}
