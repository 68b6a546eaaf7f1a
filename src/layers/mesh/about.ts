import { ENDPOINTS, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Services of a mesh, as the access logs of their proxies tell of them.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/envoy/als_setting/',
  nouns: {
    service: ['service', 'services'],
    instance: ['sidecar', 'sidecars'],
    endpoint: ENDPOINTS,
    process: ['process', 'processes'],
  },
}
