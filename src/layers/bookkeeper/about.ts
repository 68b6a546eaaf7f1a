import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'BookKeeper clusters, which keep the ledgers of other systems.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-bookkeeper-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['bookie', 'bookies'] },
  signs: [
    { label: 'Written', unit: 'B/s', ...sign('meter_bookkeeper_bookie_write_rate', 'sum') },
    { label: 'Read', unit: 'B/s', ...sign('meter_bookkeeper_bookie_read_rate', 'sum') },
  ],
}
