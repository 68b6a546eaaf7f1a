import type { Worth } from '../amounts'
import { ageOf } from '../latent'
import { always, between, from, remains, share, sum, under, type Worths } from './kit'

/** Since the entity began; the driver of the rule counts seconds. */
const milliseconds: Worth = ({ measured, rule }) => {
  const age = ageOf(measured)
  return (minute) => Math.min(rule.hi, age(minute) * 60_000)
}

const MIB = 2 ** 20
const GIB = 2 ** 30
const HEAP_INIT = 64 * MIB

/** Used memory lies between what a process began with and what it has reserved. */
const memory = (of: string): Worths => ({
  [`${of}_jvm_memory_init`]: always(HEAP_INIT),
  [`${of}_jvm_memory_used`]: between(128 * MIB, 2 * GIB, 'M'),
  [`${of}_jvm_memory_committed`]: from([`${of}_jvm_memory_used`], ([used = 0]) => used + 0.3 * (2 * GIB - used)),
})

const threads = (
  of: string,
  names: { readonly live: string; readonly daemon: string; readonly peak: string },
): Worths => ({
  [`${of}${names.live}`]: between(40, 180, 'S'),
  [`${of}${names.daemon}`]: share(`${of}${names.live}`, 0.7),
  // A process remembers its busiest moment.
  [`${of}${names.peak}`]: always(220),
})

const prometheus = { live: '_jvm_threads_current', daemon: '_jvm_threads_daemon', peak: '_jvm_threads_peak' }

const brokers: Worths = under(['meter_pulsar_broker', 'meter_bookkeeper_node'], (of) => ({
  ...memory(of),
  ...threads(of, prometheus),
  [`${of}_jvm_threads_deadlocked`]: always(0),
}))

const OAP = 'meter_oap_jvm_thread'
/** The states of the threads add up to the live ones. */
const oap: Worths = {
  ...threads(OAP, { live: '_live_count', daemon: '_daemon_count', peak: '_peak_count' }),
  [`${OAP}_blocked_count`]: always(0),
  [`${OAP}_runnable_count`]: share(`${OAP}_live_count`, 0.3),
  [`${OAP}_timed_waiting_count`]: share(`${OAP}_live_count`, 0.25),
  [`${OAP}_waiting_count`]: remains(
    `${OAP}_live_count`,
    `${OAP}_blocked_count`,
    `${OAP}_runnable_count`,
    `${OAP}_timed_waiting_count`,
  ),
  meter_oap_jvm_class_loaded_count: remains(
    'meter_oap_jvm_class_total_loaded_count',
    'meter_oap_jvm_class_total_unloaded_count',
  ),
  meter_oap_jvm_class_total_loaded_count: between(18_000, 20_500, '1'),
  meter_oap_jvm_class_total_unloaded_count: always(120),
}

const AMQ = 'meter_activemq_cluster_heap_memory_usage'
const activemq: Worths = {
  meter_activemq_broker_uptime: milliseconds,
  [`${AMQ}_init`]: always(256 * MIB),
  [`${AMQ}_max`]: always(GIB),
  [`${AMQ}_used`]: between(256 * MIB, GIB, 'M'),
  [`${AMQ}_committed`]: from([`${AMQ}_used`], ([used = 0]) => used + 0.4 * (GIB - used)),
  meter_activemq_broker_memory_limit: always(GIB),
  meter_activemq_broker_memory_percent_usage: from(['meter_activemq_broker_memory_usage'], ([used = 0]) =>
    Math.min(88, (100 * used) / GIB),
  ),
  meter_activemq_broker_temp_limit: always(5 * GIB),
  meter_activemq_broker_store_limit: always(50 * GIB),
  meter_activemq_broker_max_message_size: from(['meter_activemq_broker_average_message_size'], ([mean = 0]) =>
    Math.min(64_000, 4 * mean),
  ),
  meter_activemq_destination_max_message_size: from(['meter_activemq_destination_average_message_size'], ([mean = 0]) =>
    Math.min(64_000, 4 * mean),
  ),
  ...under(['meter_activemq_cluster', 'meter_activemq_destination'], (of) => ({
    [`${of}_max_enqueue_time`]: from([`${of}_average_enqueue_time`], ([mean = 0]) => Math.min(9000, 3 * mean)),
  })),
}

/** A manager of Flink: what is available is what the used part leaves. */
const flink: Worths = under(['meter_flink_taskManager', 'meter_flink_jobManager'], (of) => ({
  ...Object.fromEntries(
    (
      [
        ['heap', GIB],
        ['metaspace', 256 * MIB],
        ['nonHeap', 512 * MIB],
      ] as const
    ).flatMap(([pool, most]) => [
      [`${of}_jvm_memory_${pool}_used`, between(0.1 * most, most, 'M')],
      [
        `${of}_jvm_memory_${pool}_available`,
        from([`${of}_jvm_memory_${pool}_used`], ([used = 0]) => Math.max(8 * MIB, most - used)),
      ],
    ]),
  ),
}))
const jobs: Worths = {
  meter_flink_taskManager_netty_usedMemory: between(8 * MIB, 120 * MIB, 'S'),
  meter_flink_taskManager_netty_availableMemory: from(
    ['meter_flink_taskManager_netty_usedMemory'],
    ([used = 0]) => 128 * MIB - used,
  ),
  meter_flink_jobManager_running_job_number:
    ({ measured }) =>
    () =>
      measured.node.data.endpoints.length,
  meter_flink_jobManager_taskManagers_registered_number:
    ({ measured }) =>
    () =>
      measured.node.instances.length,
  meter_flink_jobManager_taskManagers_slots_total: from(
    ['meter_flink_jobManager_taskManagers_registered_number'],
    ([managers = 0]) => 4 * managers,
  ),
  // Every job takes two slots, as far as there are any.
  meter_flink_jobManager_taskManagers_slots_available: from(
    ['meter_flink_jobManager_taskManagers_slots_total', 'meter_flink_jobManager_running_job_number'],
    ([all = 0, running = 0]) => Math.max(0, all - 2 * running),
  ),
  meter_flink_job_checkpoints_total: sum(
    'meter_flink_job_checkpoints_completed',
    'meter_flink_job_checkpoints_failed',
    'meter_flink_job_checkpoints_inProgress',
  ),
  meter_flink_job_cancellingTime: always(0),
  meter_flink_job_restartingTime: always(0),
  meter_flink_job_runningTime: milliseconds,
}

/** JVMs of brokers, schedulers and OAP itself. */
export const runtimes: Worths = { ...brokers, ...oap, ...activemq, ...flink, ...jobs }
