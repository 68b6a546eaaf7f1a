import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Redis caches as their servers report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-redis-monitoring/',
  nouns: { service: ['cache', 'caches'], instance: ['server', 'servers'] },
  signs: [
    { label: 'Hit rate', unit: '%', ...sign('meter_redis_hit_rate', 'avg') },
    { label: 'Clients', unit: '', ...sign('meter_redis_connected_clients', 'sum') },
  ],
}
