import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'APIs behind the API Gateway of AWS.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-aws-api-gateway-monitoring/',
  nouns: { service: ['gateway', 'gateways'], endpoint: ['route', 'routes'] },
  vital: {
    label: 'Latency',
    unit: 'ms',
    ...strain('aws_gateway_service_latency', { endpoint: 'aws_gateway_endpoint_latency' }),
  },
  signs: [
    { label: 'Requests', unit: '/min', ...sign('aws_gateway_service_count') },
    { label: 'Server errors', unit: '/min', ...sign('aws_gateway_service_5xx') },
  ],
}
