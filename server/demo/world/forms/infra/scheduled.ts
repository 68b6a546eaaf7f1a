import { uniform } from '../../hash'
import type { Combo } from '../../labels/combos'
import type { Family } from '../family'
import { signalOf, type Amount } from '../latent'
import type { Making } from '../reader'
import { lined } from './lined'

type Part = 'busy' | 'idle' | 'soft' | 'hard'

/** How a task of Flink spends a second, ms: the four add up to it. */
function second(making: Making, combo: Combo, part: Part): Amount {
  const { seed, measured } = making
  const own = 0.8 + 0.4 * uniform(seed, `task|${measured.key}|${Object.values(combo).join('|')}`, 0)
  const saturation = signalOf(measured, 'S')
  const lag = signalOf(measured, 'lag')
  const busy: Amount = (minute) => Math.round(1000 * Math.min(0.9, own * (saturation?.(minute) ?? 0)))
  const held: Amount = (minute) => Math.min(1, lag?.(minute) ?? 0)
  const soft: Amount = (minute) => Math.round((1000 - busy(minute)) * (0.04 + 0.6 * held(minute)))
  const hard: Amount = (minute) => Math.round((1000 - busy(minute)) * 0.2 * held(minute))
  switch (part) {
    case 'busy':
      return busy
    case 'soft':
      return soft
    case 'hard':
      return hard
    default:
      return (minute) => 1000 - busy(minute) - soft(minute) - hard(minute)
  }
}

const task = (part: Part) => lined((making, combo) => second(making, combo, part))

type Slots = 'open' | 'running' | 'scheduled' | 'deferred'

const DEFAULT_POOL = 128
const OTHER_POOL = 32

/** Slots of a pool of Airflow: the four add up to its size. */
function slots({ measured }: Making, { pool_name: pool }: Combo, which: Slots): Amount {
  const size = pool === 'default_pool' ? DEFAULT_POOL : OTHER_POOL
  const saturation = signalOf(measured, 'S')
  const load = signalOf(measured, 'Ln')
  const running: Amount = (minute) => Math.floor(size * 0.6 * (saturation?.(minute) ?? 0))
  const scheduled: Amount = (minute) => Math.floor(size * 0.2 * (load?.(minute) ?? 0))
  const deferred: Amount = (minute) => Math.floor(size * 0.1 * (load?.(minute) ?? 0))
  switch (which) {
    case 'running':
      return running
    case 'scheduled':
      return scheduled
    case 'deferred':
      return deferred
    default:
      return (minute) => size - running(minute) - scheduled(minute) - deferred(minute)
  }
}

const pool = (which: Slots) => lined((making, combo) => slots(making, combo, which))

/** What schedulers share out: seconds of tasks and slots of pools. */
export const scheduled: Family = {
  meter_flink_taskManager_busyTimeMsPerSecond: task('busy'),
  meter_flink_taskManager_idleTimeMsPerSecond: task('idle'),
  meter_flink_taskManager_softBackPressuredTimeMsPerSecond: task('soft'),
  meter_flink_taskManager_hardBackPressuredTimeMsPerSecond: task('hard'),
  meter_airflow_instance_pool_open_slots: pool('open'),
  meter_airflow_instance_pool_running_slots: pool('running'),
  meter_airflow_instance_pool_scheduled_slots: pool('scheduled'),
  meter_airflow_instance_pool_deferred_slots: pool('deferred'),
}
