import { dashboard, row } from '@/template/build'
import { serviceList } from '@/template/part'

/** Which database works hardest, waits for locks, or reads from disk. */
export const root = dashboard(
  { name: 'Overview', layer: 'POSTGRESQL', entity: 'All', isRoot: true },
  row(
    12,
    serviceList(
      'Databases',
      [
        {
          label: 'Active sessions',
          ask: 'latest(aggregate_labels(meter_pg_active_sessions,max))',
          trend: 'aggregate_labels(meter_pg_active_sessions,max)',
          detail: 'active sessions of the busiest server',
        },
        {
          label: 'Locks',
          ask: 'latest(aggregate_labels(meter_pg_locks_count,max))',
          trend: 'aggregate_labels(meter_pg_locks_count,max)',
          detail: 'locks of the busiest server',
        },
        {
          label: 'Cache hits',
          unit: '%',
          ask: 'avg(aggregate_labels(meter_pg_cache_hit_rate,min))',
          trend: 'aggregate_labels(meter_pg_cache_hit_rate,min)',
          detail: 'cache hits of the worst server',
        },
        {
          label: 'Commits',
          unit: '/s',
          ask: 'avg(aggregate_labels(meter_pg_committed_transactions_rate,sum))',
          trend: 'aggregate_labels(meter_pg_committed_transactions_rate,sum)',
          detail: 'commits',
        },
      ],
      { w: 24, opens: 'Overview' },
    ),
  ),
)
