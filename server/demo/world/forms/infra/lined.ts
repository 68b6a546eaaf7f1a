import { combosOf, knownKeys, type Combo } from '../../labels/combos'
import { listed } from '../../labels/values'
import { beside } from './kit'
import { joined, rows, split } from '../lines'
import { signalOf, type Amount } from '../latent'
import type { Family } from '../family'
import type { Form, Making } from '../reader'

/** A line for every combination of the labels, each made for itself. */
export const lined =
  (make: (making: Making, combo: Combo) => Amount): Form =>
  (making) => {
    const keys = knownKeys(making.entry.labels ?? [])
    return rows(
      combosOf(keys, making.entry, making.measured).map((combo) => ({ combo, value: make(making, combo) })),
      keys,
    )
  }

/** The parts of another metric of the same entity. */
export const partsOf =
  (total: string): Form =>
  (making) => {
    const keys = knownKeys(making.entry.labels ?? [])
    const combos = combosOf(keys, making.entry, making.measured)
    const whole = beside(making, total)
    return whole && joined([{ combos, reader: split(making, whole, combos) }], keys)
  }

/** Documents by shard: the copies hold what the primary ones hold. */
const shards: Form = (making) => {
  const docs = beside(making, 'meter_elasticsearch_index_indices_docs_primary')
  const count = listed('shard', making.entry.name)?.length ?? 1
  return docs && lined(() => (minute) => docs(minute) / count)(making)
}

const JVMS = ['meter_pulsar_broker', 'meter_bookkeeper_node']

const AGENTS = ['meter_java_agent', 'meter_sw_go']

/** A group is behind its topic by what it has not read yet. */
const offset = lined((making) => {
  const producer = beside(making, 'meter_rocketmq_topic_producer_offset')
  const lag = signalOf(making.measured, 'lag')
  return (minute) => Math.max(0, (producer?.(minute) ?? 0) - Math.round(12 + 30_000 * (lag?.(minute) ?? 0)))
})

/** Lines that add up to a metric beside them. */
export const splits: Family = {
  ...Object.fromEntries(
    JVMS.flatMap((of) =>
      ['used', 'committed', 'init'].map((kind) => [
        `${of}_jvm_memory_pool_${kind}`,
        partsOf(`${of}_jvm_memory_${kind}`),
      ]),
    ),
  ),
  meter_kafka_broker_topic_bytesin_per_second: partsOf('meter_kafka_broker_bytes_in_per_second'),
  meter_kafka_broker_topic_bytesout_per_second: partsOf('meter_kafka_broker_bytes_out_per_second'),
  meter_kafka_broker_topic_messages_in_total: partsOf('meter_kafka_broker_messages_per_second'),
  meter_rabbitmq_node_allocated_by_type: partsOf('meter_rabbitmq_node_allocated_total_bytes'),
  meter_mongodb_node_operation_qps: partsOf('meter_mongodb_node_qps'),
  meter_elasticsearch_index_indices_shards_docs: shards,
  meter_rocketmq_topic_consumer_group_offset: offset,
  // A context that was begun is ended.
  ...Object.fromEntries(
    AGENTS.flatMap((of) =>
      ['tracing', 'ignored'].map((kind) => [
        `${of}_created_${kind}_context_count`,
        partsOf(`${of}_finished_${kind}_context_count`),
      ]),
    ),
  ),
}
