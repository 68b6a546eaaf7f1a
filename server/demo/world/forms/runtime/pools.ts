import { figure, figures, type Family, type Labelled, type State } from '../family'

/** Connections that a pool may open. */
const MOST = 20

type Value = (minute: number) => number

/** Busy connections: all of them when the service is saturated. */
const active =
  ({ saturation }: State): Value =>
  (minute) =>
    Math.min(MOST, Math.ceil(MOST * saturation(minute)))

/** Callers in line for a connection, once the service is nearly saturated. */
const awaiting =
  ({ saturation }: State): Value =>
  (minute) =>
    Math.max(0, saturation(minute) - 0.95) * 2050

const THREAD_POOLS = ['default_pool', 'reports']
/** Threads of a pool that stay, and those that it may start. */
const CORE = 8
const MOST_THREADS = 20

function threads(state: State, pool: string): readonly (readonly [type: string, value: Value])[] {
  const own = state.own(`thread_pool|${pool}`)
  const busy: Value = (minute) => Math.min(MOST_THREADS, Math.round(MOST_THREADS * state.saturation(minute) * own))
  return [
    ['core_pool_size', () => CORE],
    ['max_pool_size', () => MOST_THREADS],
    ['pool_size', (minute) => Math.max(CORE, busy(minute))],
    ['active_size', busy],
    ['queue_size', (minute) => (busy(minute) < MOST_THREADS ? 0 : 3 + 9 * state.saturation(minute))],
  ]
}

/** Pools of database connections and of threads. */
export const pools: Family = {
  meter_jdbc_connections_active: figure(active),
  meter_jdbc_connections_idle: figure((state) => {
    const busy = active(state)
    return (minute) => MOST - busy(minute)
  }),
  meter_jdbc_connections_max: figure(() => () => MOST),
  meter_datasource: figures((state) => {
    const name = state.making.measured.node.data.datasource ?? ''
    const busy = active(state)
    const line = (status: string, value: Value): Labelled => ({
      labels: [
        { key: 'name', value: name },
        { key: 'status', value: status },
      ],
      value,
    })
    return [
      line('activeConnections', busy),
      line('idleConnections', (minute) => MOST - busy(minute)),
      line('totalConnections', () => MOST),
      line('threadsAwaitingConnection', awaiting(state)),
    ]
  }),
  meter_thread_pool: figures((state) =>
    (state.making.measured.node.data.threadPools ?? THREAD_POOLS).flatMap((pool) =>
      threads(state, pool).map(([type, value]) => ({
        labels: [
          { key: 'metric_type', value: type },
          { key: 'pool_name', value: pool },
        ],
        value,
      })),
    ),
  ),
}
