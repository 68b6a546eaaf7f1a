import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'POSTGRESQL',
  name: 'PostgreSQL',
  description: 'PostgreSQL databases as their servers report themselves.',
  role: 'database',
  nouns: { service: ['database', 'databases'], instance: ['server', 'servers'] },
  menu: { group: 'stores', place: 1 },
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-postgresql-monitoring/',
  vital: null,
  flow: null,
  signs: [
    {
      label: 'Active sessions',
      expression: 'latest(aggregate_labels(meter_pg_active_sessions,max))',
      series: 'aggregate_labels(meter_pg_active_sessions,max)',
      unit: '',
    },
    {
      label: 'Locks',
      expression: 'latest(aggregate_labels(meter_pg_locks_count,max))',
      series: 'aggregate_labels(meter_pg_locks_count,max)',
      unit: '',
    },
  ],
}
