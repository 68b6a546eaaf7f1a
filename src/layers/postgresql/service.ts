import { dashboard, row } from '@/template/build'
import { card, instanceList, line, records } from '@/template/part'

const SESSIONS = 'When no session of a server is left idle, callers wait for one.'

/** Is one of its servers full, blocked or cold, and which statement makes it so. */
export const service = dashboard(
  { name: 'Overview', layer: 'POSTGRESQL', entity: 'Service', isDefault: true },
  row(
    4,
    card(
      'Active sessions (busiest server)',
      {
        ask: 'latest(aggregate_labels(meter_pg_active_sessions,max))',
        trend: 'aggregate_labels(meter_pg_active_sessions,max)',
      },
      { w: 6, tips: SESSIONS },
    ),
    card(
      'Locks (busiest server)',
      {
        ask: 'latest(aggregate_labels(meter_pg_locks_count,max))',
        trend: 'aggregate_labels(meter_pg_locks_count,max)',
      },
      { w: 6 },
    ),
    card(
      'Cache hits (worst server)',
      {
        ask: 'avg(aggregate_labels(meter_pg_cache_hit_rate,min))',
        unit: '%',
        trend: 'aggregate_labels(meter_pg_cache_hit_rate,min)',
      },
      { w: 6, tips: 'Blocks that were in memory when they were asked for.' },
    ),
    card(
      'Committed transactions',
      {
        ask: 'avg(aggregate_labels(meter_pg_committed_transactions_rate,sum))',
        unit: '/s',
        trend: 'aggregate_labels(meter_pg_committed_transactions_rate,sum)',
      },
      { w: 6 },
    ),
  ),
  row(
    11,
    line('Active sessions by server', { ask: 'meter_pg_active_sessions' }, { w: 8, tips: SESSIONS }),
    line('Locks by server', { ask: 'meter_pg_locks_count' }, { w: 8 }),
    line('Cache hits by server (%)', { ask: 'meter_pg_cache_hit_rate', unit: '%' }, { w: 8 }),
  ),
  row(
    9,
    instanceList(
      'Servers',
      [
        {
          label: 'Active sessions',
          ask: 'latest(aggregate_labels(meter_pg_instance_active_sessions,sum))',
          trend: 'aggregate_labels(meter_pg_instance_active_sessions,sum)',
          detail: 'active sessions',
        },
        {
          label: 'Idle sessions',
          ask: 'latest(aggregate_labels(meter_pg_instance_idle_sessions,sum))',
          trend: 'aggregate_labels(meter_pg_instance_idle_sessions,sum)',
          detail: 'idle sessions',
        },
        {
          label: 'Locks',
          ask: 'latest(aggregate_labels(meter_pg_instance_locks_count,sum))',
          trend: 'aggregate_labels(meter_pg_instance_locks_count,sum)',
          detail: 'locks',
        },
        {
          label: 'Cache hits',
          unit: '%',
          ask: 'avg(aggregate_labels(meter_pg_instance_cache_hit_rate,min))',
          trend: 'aggregate_labels(meter_pg_instance_cache_hit_rate,min)',
          detail: 'cache hits of the worst database',
        },
      ],
      { w: 24, opens: 'Overview' },
    ),
  ),
  row(
    11,
    line(
      'Transactions (per second)',
      [
        { ask: 'aggregate_labels(meter_pg_committed_transactions_rate,sum)', unit: '/s', label: 'committed' },
        { ask: 'aggregate_labels(meter_pg_rolled_back_transactions_rate,sum)', unit: '/s', label: 'rolled back' },
      ],
      { w: 8 },
    ),
    line(
      'Rows read (per second)',
      [
        { ask: 'aggregate_labels(meter_pg_returned_rows_rate,sum)', unit: '/s', label: 'scanned' },
        { ask: 'aggregate_labels(meter_pg_fetched_rows_rate,sum)', unit: '/s', label: 'fetched' },
      ],
      { w: 8, tips: 'Far more rows scanned than fetched: a statement lacks an index.' },
    ),
    line(
      'Rows written (per second)',
      [
        { ask: 'aggregate_labels(meter_pg_inserted_rows_rate,sum)', unit: '/s', label: 'inserted' },
        { ask: 'aggregate_labels(meter_pg_updated_rows_rate,sum)', unit: '/s', label: 'updated' },
        { ask: 'aggregate_labels(meter_pg_deleted_rows_rate,sum)', unit: '/s', label: 'deleted' },
      ],
      { w: 8 },
    ),
  ),
  row(
    12,
    records('Slow statements (ms)', { ask: 'top_n(top_n_database_statement,10,des)', unit: 'ms' }, { w: 16 }),
    line(
      'Deadlocks and conflicts (per second)',
      [
        { ask: 'aggregate_labels(meter_pg_deadlocks_rate,sum)', unit: '/s', label: 'deadlocks' },
        { ask: 'aggregate_labels(meter_pg_conflicts_rate,sum)', unit: '/s', label: 'conflicts' },
      ],
      { w: 8 },
    ),
  ),
)
