import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Gateways of Kong with their routes.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-kong-monitoring/',
  nouns: { service: ['gateway', 'gateways'], instance: ['node', 'nodes'], endpoint: ['route', 'routes'] },
  signs: [{ label: 'Requests', unit: '/s', ...sign('meter_kong_service_http_requests', 'sum') }],
}
