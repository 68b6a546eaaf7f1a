import { strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Machines that run Windows.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-win-monitoring/',
  nouns: { service: ['host', 'hosts'] },
  vital: { label: 'Processor', unit: '%', ...strain('meter_win_cpu_total_percentage') },
}
