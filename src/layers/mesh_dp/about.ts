import type { LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'The Envoy proxies of a mesh, as they report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/envoy/metrics_service_setting/',
  nouns: { service: ['service', 'services'], instance: ['sidecar', 'sidecars'], process: ['process', 'processes'] },
}
