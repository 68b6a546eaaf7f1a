import { INSTANCES, sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Gateways between applications and the models and tools they call.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-envoy-ai-gateway-monitoring/',
  nouns: { service: ['gateway', 'gateways'], instance: INSTANCES },
  vital: {
    label: 'Latency',
    unit: 'ms',
    ...strain('meter_envoy_ai_gw_request_latency_avg', { instance: 'meter_envoy_ai_gw_instance_request_latency_avg' }),
  },
  signs: [{ label: 'Requests', unit: '/min', ...sign('meter_envoy_ai_gw_request_cpm') }],
}
