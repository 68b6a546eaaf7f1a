import { AMOUNTS } from '../amounts'
import type { Family } from '../family'
import { memoryOf } from '../latent'
import type { Form } from '../reader'
import { lined, partsOf } from './lined'

/** Share of the memory from which on the old generation must be collected too. */
const FULL = 0.9

/** Collections by generation: the old one is left alone until memory is short. */
const byGeneration: Form = (making) => {
  const young = AMOUNTS[making.rule.form]?.(making) ?? null
  const memory = memoryOf(making.measured)
  if (young === null) return null
  return lined((_, { gc }) => {
    if (gc !== 'G1 Old Generation') return young
    return (minute) => (memory(minute) > FULL ? 0.1 * young(minute) : 0)
  })(making)
}

/** A quarter of what a JVM takes is not its heap. */
const byArea: Form = (making) => {
  const heap = AMOUNTS[making.rule.form]?.(making) ?? null
  return heap && lined((_, { area }) => (area === 'nonheap' ? (minute) => heap(minute) / 4 : heap))(making)
}

/** What the runtimes of stores, brokers and OAP say of their garbage. */
export const collectors: Family = {
  meter_oap_instance_jvm_gc_count: byGeneration,
  meter_oap_instance_jvm_gc_time: byGeneration,
  meter_elasticsearch_node_jvm_gc_count: byGeneration,
  meter_elasticsearch_node_jvm_gc_time: byGeneration,
  meter_kafka_broker_garbage_collector_count: byGeneration,
  ...Object.fromEntries(
    ['meter_pulsar_broker', 'meter_bookkeeper_node'].flatMap((of) =>
      ['count', 'sum'].map((what) => [`${of}_jvm_gc_collection_seconds_${what}`, byGeneration]),
    ),
  ),
  meter_oap_instance_jvm_memory_bytes_used: byArea,
  ...Object.fromEntries(
    ['count', 'time'].map((what) => [
      `meter_flink_jobManager_jvm_all_garbageCollector_${what}`,
      partsOf(`meter_flink_jobManager_jvm_g1_young_generation_${what}`),
    ]),
  ),
}
