import { INSTANCES, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Satellites, which take data in for OAP and pass it on.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-load-balancer/',
  nouns: { service: ['satellite', 'satellites'], instance: INSTANCES },
  vital: { label: 'Processor', unit: '%', ...strain('satellite_service_server_cpu_utilization') },
}
