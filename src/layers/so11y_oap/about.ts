import type { LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'The servers of SkyWalking itself.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-telemetry/',
  nouns: { service: ['cluster', 'clusters'], instance: ['server', 'servers'] },
}
