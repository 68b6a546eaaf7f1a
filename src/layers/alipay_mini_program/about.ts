import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Mini programs inside Alipay as the phones of their users see them.',
  documentation:
    'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-alipay-mini-program-monitoring/',
  nouns: { service: ['mini program', 'mini programs'], instance: ['version', 'versions'], endpoint: ['page', 'pages'] },
  vital: {
    label: 'First picture',
    unit: 'ms',
    ...strain('meter_alipay_mp_first_render_duration', {
      instance: 'meter_alipay_mp_instance_first_render_duration',
      endpoint: 'meter_alipay_mp_endpoint_first_render_duration',
    }),
  },
  signs: [{ label: 'Requests', unit: '/min', ...sign('meter_alipay_mp_request_cpm') }],
}
