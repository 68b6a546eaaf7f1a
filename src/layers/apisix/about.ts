import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Gateways of Apache APISIX with their routes.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-apisix-monitoring/',
  nouns: { service: ['gateway', 'gateways'], instance: ['node', 'nodes'], endpoint: ['route', 'routes'] },
  signs: [{ label: 'Requests', unit: '/s', ...sign('meter_apisix_sv_http_requests', 'sum') }],
}
