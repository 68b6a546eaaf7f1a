import { strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Machines that run Linux.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-vm-monitoring/',
  nouns: { service: ['host', 'hosts'] },
  vital: { label: 'Processor', unit: '%', ...strain('meter_vm_cpu_total_percentage') },
}
