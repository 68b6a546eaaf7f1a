import { dashboard, row } from '@/template/build'
import { card, line, table } from '@/template/part'

const ACTIVE = 'aggregate_labels(meter_pg_instance_active_sessions,sum)'
const IDLE = 'aggregate_labels(meter_pg_instance_idle_sessions,sum)'
const LOCKS = 'aggregate_labels(meter_pg_instance_locks_count,sum)'
const HITS = 'aggregate_labels(meter_pg_instance_cache_hit_rate,min)'
const BUSY = `${ACTIVE}*100/(${ACTIVE}+${IDLE})`

const rate = (ask: string, label: string) => ({ ask: `aggregate_labels(${ask},sum)`, unit: '/s', label })

/** One server: how full, how blocked, how much it reads from disk, and how it is set up. */
export const instance = dashboard(
  { name: 'Overview', layer: 'POSTGRESQL', entity: 'ServiceInstance', isDefault: true },
  row(
    4,
    card('Active sessions', { ask: `latest(${ACTIVE})`, trend: ACTIVE }, { w: 6 }),
    card(
      'Sessions at work',
      { ask: `latest(${BUSY})`, unit: '%', trend: BUSY },
      { w: 6, tips: 'Of all open sessions. At 100 % callers wait for one.' },
    ),
    card('Locks', { ask: `latest(${LOCKS})`, trend: LOCKS }, { w: 6 }),
    card('Cache hits (worst database)', { ask: `avg(${HITS})`, unit: '%', trend: HITS }, { w: 6 }),
  ),
  row(
    11,
    line(
      'Sessions',
      [
        { ask: `${ACTIVE}+${IDLE}`, label: 'open' },
        { ask: ACTIVE, label: 'active' },
      ],
      { w: 8, tips: 'When no session of a server is left idle, callers wait for one.' },
    ),
    line('Locks by mode', { ask: 'meter_pg_instance_locks_count' }, { w: 8 }),
    line('Cache hits by database (%)', { ask: 'meter_pg_instance_cache_hit_rate', unit: '%' }, { w: 8 }),
  ),
  row(
    11,
    line('Active sessions by database', { ask: 'meter_pg_instance_active_sessions' }, { w: 8 }),
    line(
      'Transactions (per second)',
      [
        rate('meter_pg_instance_committed_transactions_rate', 'committed'),
        rate('meter_pg_instance_rolled_back_transactions_rate', 'rolled back'),
      ],
      { w: 8 },
    ),
    line(
      'Deadlocks and conflicts (per second)',
      [rate('meter_pg_instance_deadlocks_rate', 'deadlocks'), rate('meter_pg_instance_conflicts_rate', 'conflicts')],
      { w: 8 },
    ),
  ),
  row(
    11,
    line(
      'Rows read (per second)',
      [rate('meter_pg_instance_returned_rows_rate', 'scanned'), rate('meter_pg_instance_fetched_rows_rate', 'fetched')],
      { w: 8, tips: 'Far more rows scanned than fetched: a statement lacks an index.' },
    ),
    line(
      'Rows written (per second)',
      [
        rate('meter_pg_instance_inserted_rows_rate', 'inserted'),
        rate('meter_pg_instance_updated_rows_rate', 'updated'),
        rate('meter_pg_instance_deleted_rows_rate', 'deleted'),
      ],
      { w: 8 },
    ),
    line(
      'Buffers (per second)',
      [
        { ask: 'meter_pg_instance_buffers_alloc', unit: '/s', label: 'allocated' },
        { ask: 'meter_pg_instance_buffers_checkpoint', unit: '/s', label: 'by checkpoints' },
        { ask: 'meter_pg_instance_buffers_clean', unit: '/s', label: 'by the background writer' },
        { ask: 'meter_pg_instance_buffers_backend', unit: '/s', label: 'by sessions' },
      ],
      { w: 8, tips: 'Who wrote them to disk. Sessions that write for themselves are slow.' },
    ),
  ),
  row(
    9,
    line(
      'Checkpoints (ms per second)',
      [
        { ask: 'meter_pg_instance_checkpoint_write_time_rate', unit: 'ms', label: 'writing' },
        { ask: 'meter_pg_instance_checkpoint_sync_time_rate', unit: 'ms', label: 'syncing' },
      ],
      { w: 8 },
    ),
    line('Temporary files (per second)', rate('meter_pg_instance_temporary_files_rate', 'files'), {
      w: 8,
      tips: 'Sorts and joins that did not fit into memory.',
    }),
    table(
      'Settings',
      [
        { ask: 'latest(meter_pg_instance_shared_buffers)/1024/1024', label: 'shared_buffers (MB)' },
        { ask: 'latest(meter_pg_instance_effective_cache)/1024/1024', label: 'effective_cache_size (MB)' },
        { ask: 'latest(meter_pg_instance_work_mem)/1024/1024', label: 'work_mem (MB)' },
        { ask: 'latest(meter_pg_instance_maintenance_work_mem)/1024/1024', label: 'maintenance_work_mem (MB)' },
        { ask: 'latest(meter_pg_instance_max_wal_size)/1024/1024', label: 'max_wal_size (MB)' },
        { ask: 'latest(meter_pg_instance_max_worker_processes)', label: 'max_worker_processes' },
        { ask: 'latest(meter_pg_instance_max_parallel_workers)', label: 'max_parallel_workers' },
      ],
      { w: 8, heading: 'Value' },
    ),
  ),
)
