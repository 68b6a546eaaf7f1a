import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'PostgreSQL databases as their servers report themselves.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-postgresql-monitoring/',
  nouns: { service: ['database', 'databases'], instance: ['server', 'servers'] },
  signs: [
    { label: 'Active sessions', unit: '', ...sign('meter_pg_active_sessions', 'max') },
    { label: 'Locks', unit: '', ...sign('meter_pg_locks_count', 'max') },
  ],
}
