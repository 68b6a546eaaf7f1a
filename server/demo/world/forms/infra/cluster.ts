import type { Worth } from '../amounts'
import { always, between, from, remains, share, sum, under, type Worths } from './kit'
import { alive } from '../../life'

const GIB = 2 ** 30
const MIB = 2 ** 20

/** Instances that are there now. */
const present: Worth = ({ measured: { node } }) => {
  return (minute) => node.instances.reduce((count, { life }) => count + (alive(life, minute) ? 1 : 0), 0)
}

const PRIMARY_SHARDS = 24
const ES = 'meter_elasticsearch'
const MAX_HEAP = 2 * GIB

/** Primary shards and their copies: what there is in all is twice the primary ones. */
const twice = (name: string, primary: string, total: string): Worths => ({
  [`${ES}_index_indices_${name}_${total}`]: from(
    [`${ES}_index_indices_${name}_${primary}`],
    ([value = 0]) => 2 * value,
  ),
})

const elasticsearch: Worths = {
  [`${ES}_cluster_nodes`]: present,
  [`${ES}_cluster_data_nodes`]: present,
  [`${ES}_cluster_primary_shards_total`]: always(PRIMARY_SHARDS),
  [`${ES}_cluster_shards_total`]: always(2 * PRIMARY_SHARDS),
  [`${ES}_node_jvm_memory_heap_max`]: always(MAX_HEAP),
  [`${ES}_node_jvm_memory_heap_used`]: between(0.1 * MAX_HEAP, 0.85 * MAX_HEAP, 'M'),
  [`${ES}_node_jvm_memory_heap_committed`]: from(
    [`${ES}_node_jvm_memory_heap_used`],
    ([used = 0]) => used + 0.5 * (MAX_HEAP - used),
  ),
  [`${ES}_node_jvm_memory_nonheap_used`]: between(200 * MIB, 260 * MIB, 'M'),
  [`${ES}_node_jvm_memory_nonheap_committed`]: from(
    [`${ES}_node_jvm_memory_nonheap_used`],
    ([used = 0]) => 1.08 * used,
  ),
  [`${ES}_node_jvm_memory_used`]: sum(`${ES}_node_jvm_memory_heap_used`, `${ES}_node_jvm_memory_nonheap_used`),
  [`${ES}_node_process_cpu_percent`]: share(`${ES}_node_os_cpu_percent`, 0.85),
  [`${ES}_index_indices_docs_primary`]: between(100_000, 21_000_000, 'growth'),
  ...twice('docs', 'primary', 'total'),
  [`${ES}_index_indices_deleted_docs_primary`]: from([`${ES}_index_indices_docs_primary`], ([docs = 0]) =>
    Math.max(100_000, 0.04 * docs),
  ),
  [`${ES}_index_indices_store_size_bytes_primary`]: between(1e9, 9e10, 'growth'),
  ...twice('store_size_bytes', 'primary', 'total'),
  [`${ES}_index_indices_segment_count_primary`]: between(12, 1900, 'Ln'),
  ...twice('segment_count', 'primary', 'total'),
  [`${ES}_index_indices_segment_memory_bytes_primary`]: between(2e6, 9e7, 'M'),
  ...twice('segment_memory_bytes', 'primary', 'total'),
  [`${ES}_index_indices_docs_primary_rate`]: between(0, 4000, 'Ln'),
  [`${ES}_index_indices_docs_total_rate`]: from([`${ES}_index_indices_docs_primary_rate`], ([value = 0]) => 2 * value),
}

/** Partitions of a topic stand on three brokers, one of which leads. */
const kafka: Worths = {
  meter_kafka_broker_partition_count: always(60),
  meter_kafka_broker_leader_count: always(20),
  meter_kafka_broker_network_processor_avg_idle_percent: from(
    ['meter_kafka_broker_cpu_time_total'],
    ([busy = 0]) => 100 - busy,
  ),
  meter_kafka_broker_replication_bytes_in_per_second: share('meter_kafka_broker_bytes_in_per_second', 0.8),
  meter_kafka_broker_replication_bytes_out_per_second: share('meter_kafka_broker_bytes_out_per_second', 0.6),
}

const RABBIT = 'meter_rabbitmq_node_allocated'
const rabbitmq: Worths = {
  [`${RABBIT}_total_bytes`]: between(256 * MIB, 2 * GIB, '0.6+0.4*M'),
  [`${RABBIT}_used_percent`]: between(1000, 9000, '0.4+0.5*M'),
  [`${RABBIT}_unused_percent`]: from([`${RABBIT}_used_percent`], ([used = 0]) => 10_000 - used),
  [`${RABBIT}_used_bytes`]: from(
    [`${RABBIT}_total_bytes`, `${RABBIT}_used_percent`],
    ([all = 0, part = 0]) => (all * part) / 10_000,
  ),
  [`${RABBIT}_unused_bytes`]: remains(`${RABBIT}_total_bytes`, `${RABBIT}_used_bytes`),
}

const DISK = 200 * GIB
const BANYAN = 'meter_banyandb_instance'
const banyandb: Worths = {
  [`${BANYAN}_heap_next_gc`]: from([`${BANYAN}_heap_inuse`], ([used = 0]) => Math.min(4 * GIB, 1.3 * used)),
  [`${BANYAN}_heap_inuse`]: between(40 * MIB, 2 * GIB, 'M'),
  [`${BANYAN}_rss_memory`]: from([`${BANYAN}_heap_inuse`], ([used = 0]) => Math.min(4 * GIB, 1.25 * used)),
  [`${BANYAN}_total_memory`]: always(8 * GIB),
  [`${BANYAN}_total_cpu`]: always(4),
  [`${BANYAN}_disk_usage`]: between(0.1 * DISK, 0.9 * DISK, 'growth'),
  [`${BANYAN}_disk_usage_all`]: from([`${BANYAN}_disk_usage`], ([used = 0]) => (1000 * used) / DISK),
  meter_banyandb_total_cpu_cores:
    ({ measured }) =>
    () =>
      Math.min(8, 4 * measured.node.instances.length),
  meter_banyandb_total_memory:
    ({ measured }) =>
    () =>
      8 * GIB * measured.node.instances.length,
  meter_banyandb_total_memory_used: share('meter_banyandb_total_memory', 0.08),
  meter_banyandb_total_disk_used: between(0.1 * DISK, 1.4 * DISK, 'growth'),
}

/** Triggers that a triggerer may hold, and tasks that an executor may run. */
const TRIGGERS = 64
const TASKS = 32
const airflow: Worths = under(['meter_airflow', 'meter_airflow_instance'], (of) => ({
  [`${of}_executor_running_tasks`]: between(0, TASKS, '0.8*Ln'),
  [`${of}_executor_open_slots`]: from([`${of}_executor_running_tasks`], ([running = 0]) => TASKS - running),
}))
const triggers: Worths = {
  meter_airflow_instance_triggerer_capacity_left: from(
    ['meter_airflow_instance_triggers_running'],
    ([running = 0]) => TRIGGERS - running,
  ),
  meter_airflow_dagbag_size: always(34),
}

/** Sidecars: a process has more than it uses, and has used more than now. */
const envoy: Worths = {
  envoy_heap_memory_used: between(24 * MIB, 90 * MIB, 'M'),
  envoy_heap_memory_max_used: always(160 * MIB),
  envoy_memory_allocated: from(['envoy_heap_memory_used'], ([used = 0]) => 1.1 * used),
  envoy_memory_allocated_max: always(170 * MIB),
  envoy_memory_physical_size: from(['envoy_memory_allocated'], ([used = 0]) => 1.2 * used),
  envoy_memory_physical_size_max: always(176 * MIB),
  envoy_worker_threads: always(2),
  envoy_worker_threads_max: always(2),
}

const istio: Worths = {
  meter_istio_go_heap_inuse: between(64 * MIB, 400 * MIB, 'M'),
  meter_istio_go_alloc: from(['meter_istio_go_heap_inuse'], ([used = 0]) => Math.max(40 * MIB, 0.85 * used)),
  meter_istio_go_stack_inuse: always(40 * MIB),
  meter_istio_resident_memory: from(['meter_istio_go_heap_inuse'], ([used = 0]) => 1.4 * used),
  meter_istio_virtual_memory: always(900 * MIB),
  meter_istio_pilot_services: always(52),
  meter_istio_pilot_virt_services: always(9),
  meter_istio_pilot_xds: always(14),
}

/** Every line is one thing that is there. */
const rocketmq: Worths = Object.fromEntries(
  ['cluster_broker', 'cluster_topic', 'topic_broker', 'topic_consumer_group'].map((of) => [
    `meter_rocketmq_${of}_count`,
    always(1),
  ]),
)

const satellites: Worths = {
  satellite_service_queue_total_capacity: always(20_000),
}

/** Clusters of nodes, brokers and sidecars. */
export const clusters: Worths = {
  ...elasticsearch,
  ...kafka,
  ...rabbitmq,
  ...rocketmq,
  ...banyandb,
  ...airflow,
  ...triggers,
  ...envoy,
  ...istio,
  ...satellites,
}
