import { ENDPOINTS, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Workloads of Kubernetes, as an eBPF agent on their nodes sees their traffic.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-k8s-monitoring/',
  nouns: {
    service: ['service', 'services'],
    instance: ['pod', 'pods'],
    endpoint: ENDPOINTS,
    process: ['process', 'processes'],
  },
}
