import { strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Apps on iPhones and iPads, by what their devices report once a day.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-ios-monitoring/',
  nouns: { service: ['app', 'apps'], instance: ['version', 'versions'], endpoint: ['outbound call', 'outbound calls'] },
  vital: { label: 'Time hung', unit: 'ms', ...strain('meter_ios_hang_time_sum') },
}
