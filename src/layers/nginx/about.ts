import { INSTANCES, sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'NGINX servers as their own metrics and logs tell.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-nginx-monitoring/',
  nouns: { service: ['gateway', 'gateways'], instance: INSTANCES, endpoint: ['path', 'paths'] },
  signs: [{ label: 'Requests', unit: '/s', ...sign('meter_nginx_service_http_requests', 'sum') }],
}
