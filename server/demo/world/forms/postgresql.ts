import { Noise, mix, fnv, uniform } from '../hash'
import { ofInstance } from '../measured'
import { drive } from './drive'
import { byLabel, type Family, type Labelled } from './family'
import type { Form, Making } from './reader'

/** Sessions that a server allows. */
const MOST_SESSIONS = 120
/** Chance of a rare thing in a minute. */
const RARELY = 0.004
const MODES = ['AccessShareLock', 'RowExclusiveLock', 'RowShareLock', 'ShareLock', 'ExclusiveLock']

type Amount = (minute: number) => number

/** How far a rate of the rule reaches: rows are scanned by the ten thousand, written by the hundred. */
const REACH: Readonly<Record<string, number>> = {
  returned_rows_rate: 1,
  fetched_rows_rate: 0.35,
  updated_rows_rate: 0.02,
  inserted_rows_rate: 0.012,
  deleted_rows_rate: 0.003,
  committed_transactions_rate: 0.03,
  rolled_back_transactions_rate: 0.0004,
  temporary_files_rate: 0.0001,
  buffers_alloc: 0.01,
  buffers_checkpoint: 0.004,
  buffers_clean: 0.003,
  buffers_backend: 0.001,
  checkpoint_write_time_rate: 0.002,
  checkpoint_sync_time_rate: 0.0001,
  checkpoints_timed_rate: 0.00005,
  checkpoint_req_rate: 0.00005,
}

const MB = 1024 * 1024
/** Both servers of a database are set up alike. */
const SETTINGS: Readonly<Record<string, number>> = {
  shared_buffers: 4096 * MB,
  effective_cache: 12_288 * MB,
  maintenance_work_mem: 512 * MB,
  work_mem: 16 * MB,
  max_wal_size: 4096 * MB,
  max_worker_processes: 8,
  max_parallel_workers: 8,
  seq_page_cost: 1,
  random_page_cost: 4,
}

const clamped = ({ rule }: Making, value: number): number => Math.round(Math.min(rule.hi, Math.max(rule.lo, value)))

/** Of the whole server, as the rule of the metric says it. */
function gauge(making: Making): Amount {
  const { rule, seed, measured, entry } = making
  const driven = drive(making)
  const own = 0.9 + 0.2 * uniform(seed, `${measured.key}${entry.name}`, 0)
  return (minute) => clamped(making, rule.lo + (rule.hi - rule.lo) * (driven?.(minute) ?? 0) * own)
}

function rate(making: Making, reach: number): Amount {
  const { rule, seed, measured, entry } = making
  const driven = drive(making)
  const key = `${measured.key}${entry.name}`
  const own = reach * rule.hi * (0.3 + 0.7 * uniform(seed, key, 0))
  const noise = new Noise(seed, key)
  return (minute) => clamped(making, own * (driven?.(minute) ?? 0) * (1 + 0.05 * noise.at(minute)))
}

function rare(making: Making): Amount {
  const { rule, seed, measured, entry } = making
  const driven = drive(making)
  const key = fnv(`${measured.key}${entry.name}`)
  return (minute) =>
    clamped(making, (mix(seed, key, minute) < RARELY ? 1 : 0) + Math.round(rule.hi * (driven?.(minute) ?? 0)))
}

/** What a server has for its metric, all labels together. */
type Whole = (making: Making, name: string) => Amount

const gauged: Whole = (making) => gauge(making)

/** Sessions that are open and do nothing: never more than the active ones leave. */
const idle: Whole = (making) => {
  const open = gauge(making)
  const busy = making.other('meter_pg_instance_active_sessions')
  const out = new Float64Array(busy?.labels.length ?? 0)
  return (minute) => {
    busy?.read(minute, out)
    const left = MOST_SESSIONS - out.reduce((sum, value) => sum + value, 0)
    return Math.min(left, open(minute))
  }
}

const databases = ({ measured }: Making): readonly string[] => measured.node.data.databases ?? ['postgres']

/** Parts of a count by 1 / (rank + 1); the first takes what rounding leaves, so that they add up. */
function parts(whole: Amount, key: string, names: readonly string[]): readonly Labelled[] {
  const sum = names.reduce((all, _, rank) => all + 1 / (rank + 1), 0)
  const part = (minute: number, rank: number): number => Math.floor(whole(minute) / (rank + 1) / sum)
  return names.map((value, rank) => ({
    labels: [{ key, value }],
    value: (minute) =>
      rank > 0
        ? part(minute, rank)
        : names.reduce((left, _, other) => (other === 0 ? left : left - part(minute, other)), whole(minute)),
  }))
}

const split =
  (whole: Whole, key = 'datname', names: (making: Making) => readonly string[] = databases): Form =>
  (making) =>
    byLabel(parts(whole(making, shortName(making)), key, names(making)))

/** A share, the same for the server and within a little for each of its databases. */
const hits: Form = (making) => {
  const whole = gauge(making)
  return byLabel(
    databases(making).map((value, rank) => ({
      labels: [{ key: 'datname', value }],
      value: (minute) => (rank === 0 ? whole(minute) : Math.min(99, whole(minute) + rank)),
    })),
  )
}

const unlabelled =
  (whole: Whole): Form =>
  (making) =>
    byLabel([{ labels: [], value: whole(making, shortName(making)) }])

const setting: Whole = (_, name) => () => SETTINGS[name] ?? 0

const INSTANCE = 'meter_pg_instance_'
const shortName = ({ entry }: Making): string => entry.name.slice(INSTANCE.length)

/** One line per server, each the server's own value. */
const perServer: Form = (making) => {
  const { entry, measured } = making
  const share = entry.name.includes('hit_rate')
  const lines = measured.node.instances.flatMap((server): readonly Labelled[] => {
    const one = ofInstance(server)
    const reader = making.of(one, entry.name.replace('meter_pg_', INSTANCE))
    if (reader === null) return []
    const out = new Float64Array(reader.labels.length)
    const value = (minute: number): number => {
      if (!one.alive(minute)) return 0
      reader.read(minute, out)
      return share ? Math.min(...out) : out.reduce((sum, part) => sum + part, 0)
    }
    return [{ labels: [{ key: 'service_instance_id', value: server.data.name }], value }]
  })
  return byLabel(lines)
}

const rated: Whole = (making, name) => rate(making, REACH[name] ?? 1)
const LABELLED: Readonly<Record<string, Form>> = {
  active_sessions: split(gauged),
  idle_sessions: split(idle),
  locks_count: split(gauged, 'mode', () => MODES),
  cache_hit_rate: hits,
  deadlocks_rate: split(rare),
  conflicts_rate: split(rare),
  ...Object.fromEntries(
    Object.keys(REACH).map((name) => [name, /^(buffers|checkpoint)/.test(name) ? unlabelled(rated) : split(rated)]),
  ),
  buffers_backend_fsync: unlabelled(rare),
}

/** A PostgreSQL database and its servers: the servers add up to the database, their parts to the servers. */
export const postgresql: Family = Object.fromEntries([
  ...Object.entries(LABELLED).flatMap(([name, form]) => [
    [INSTANCE + name, form] as const,
    [`meter_pg_${name}`, perServer] as const,
  ]),
  ...Object.keys(SETTINGS).map((name) => [INSTANCE + name, unlabelled(setting)] as const),
])
