import type { RuleData } from './data'

type Size = Partial<Pick<RuleData, 'form' | 'driver' | 'lo' | 'hi'>>

const MIB = 2 ** 20
const GIB = 2 ** 30

/** Never but once in a long while. */
const RARELY: Size = { form: 'rare', driver: 'Z', lo: 0, hi: 1 }

/**
 * A rule of the data stands for a whole block of metrics. Some of a block are much rarer, smaller or of another unit
 * than the others: what their rule says of them is narrowed here, by the first pattern that matches.
 */
const SIZES: readonly (readonly [pattern: RegExp, size: Size])[] = [
  // Searches and gets are most of what Elasticsearch does; segments are merged, flushed and refreshed now and then.
  [/^meter_elasticsearch_.*_(merges?|flush|warmer)_total_req_rate$/, { hi: 6 }],
  [/^meter_elasticsearch_.*_refresh_total_req_rate$/, { hi: 24 }],
  [/^meter_elasticsearch_.*_(indexing_delete|search_scroll|search_suggest|get_missing)_total_req_rate$/, { hi: 90 }],
  // KB/s, as the titles of its charts say.
  [/^meter_elasticsearch_node_disk_io_(read|write)_bytes$/, { lo: 2, hi: 30_000 }],
  // Whole seconds: a search takes none but in an incident.
  [/^meter_elasticsearch_index_search_\w+_avg_time$/, { hi: 1 }],
  // Collections of the young generation a minute, and ms of them.
  [/^meter_oap_instance_jvm_gc_count$/, { hi: 40 }],
  [/^meter_kafka_broker_garbage_collector_count$/, { form: 'gauge', driver: 'M', hi: 30 }],
  [/^meter_bookkeeper_node_jvm_gc_collection_seconds_sum$/, { hi: 2 }],
  [/^meter_activemq_cluster_gc_\w+_old_collection_count$/, { hi: 2 }],
  [/^meter_activemq_cluster_gc_\w+_old_collection_time$/, { hi: 90 }],
  [/^meter_flink_\w+_jvm_g1_old_generation_(count|time)$/, RARELY],
  [/^meter_flink_\w+_jvm_(g1_young_generation|all_garbageCollector)_count$/, { hi: 30 }],
  // A broker that is well answers within some ms.
  [/^meter_kafka_broker_(request_queue|remote|response_queue|response_send)_time_ms$/, { hi: 40 }],
  // Messages a second, not bytes.
  [/^meter_pulsar_storage_(read|write)_rate$/, { hi: 3000 }],
  [/^meter_clickhouse_(instance_)?query_select_rate$/, { hi: 900 }],
  [/^meter_clickhouse_(instance_)?query_insert_rate$/, { hi: 450 }],
  // A query takes some tens of ms: us of all of a minute.
  [/^meter_clickhouse_(instance_)?querytime_\w+$/, { hi: 9_000_000_000 }],
  [/^meter_clickhouse_(instance_)?zookeeper_bytes_\w+$/, { hi: 900_000 }],
  [/^meter_mongodb_cluster_db_collection_count$/, { lo: 4, hi: 40 }],
  [/^meter_mongodb_cluster_db_index_count$/, { lo: 4, hi: 90 }],
  [/^meter_mongodb_cluster_collection_count$/, { lo: 12, hi: 120 }],
  // Of one database on one of three members.
  [/^meter_mongodb_cluster_db_data_size$/, { hi: 44 * GIB }],
  [/^meter_mongodb_cluster_db_index_size$/, { hi: 9 * GIB }],
  [/^meter_mongodb_node_transactions_active$/, { lo: 0, hi: 14 }],
  [/^meter_rabbitmq_memory_available_before_publisher_blocked$/, { hi: 4 * GIB }],
  [/^meter_rabbitmq_node_allocated_(multiblock|singleblock)_used$/, { hi: 400 * MIB }],
  [/^meter_rabbitmq_node_allocated_(multiblock|singleblock|multiblock_pool)_\w+$/, { hi: 90 * MIB }],
  // One thread has at most 1 s in a second for all commands.
  [/^meter_redis_(instance_)?commands_duration_seconds_total_rate$/, { hi: 1 }],
  // us of the commands of a minute: some hundreds each.
  [/^meter_redis_commands_duration$/, { hi: 270_000 }],
  [/^meter_redis_commands_total$/, { form: 'gauge', driver: 'S', hi: 900 }],
  // ns, shown as ms.
  [/^meter_(java_agent|sw_go)_tracing_context_execution_time_percentile$/, { driver: 'S', lo: 20_000, hi: 90_000_000 }],
  // Of a gateway as many as of the service that its agent tells of.
  [/^meter_nginx_\w+_http_(requests|status)$/, { hi: 250 }],
  [/^meter_apisix_\w+_http_(requests|status)$/, { hi: 80 }],
  [/^meter_kong_\w+_http_(requests|status)$/, { hi: 14 }],
  [/^meter_kong_\w+_http_bandwidth$/, { hi: 900_000 }],
  // A reaction to a click, ms.
  [/^browser_app_web_interaction_inp_percentile$/, { driver: 'S', lo: 1, hi: 1600 }],
  // A call of the kernel takes us, and a connection carries many of them.
  [/^process_relation_\w+_exe_time$/, { lo: 4000, hi: 900_000 }],
  [/^process_relation_\w+_(connect|close)_cpm$/, { hi: 3000 }],
  [/^process_relation_\w+_avg_rtt_time$/, { hi: 3000 }],
  // Things in a queue, among nanoseconds.
  [/^kubernetes_\w+_l2_(enter_avg|avg_enter)_queue_count$/, { lo: 0, hi: 12 }],
  [/^envoy_parent_connections_used$/, { hi: 0 }],
  [/^envoy_(sr_)?cluster_up_rq_pending_active$/, { hi: 9 }],
  [/^envoy_(sr_)?cluster_up_rq_active$/, { hi: 60 }],
  [/^meter_rocketmq_broker_(produce_tps|consume_qps)$/, { hi: 420 }],
  [/^meter_rocketmq_topic_(producer|consumer_group)_tps$/, { hi: 240 }],
  [/^meter_vm_udp_inuse$/, { hi: 90 }],
  [/^meter_vm_(tcp_curr_estab|tcp_tw)$/, { hi: 3000 }],
  [/^meter_oap_instance_spans_dropped_count$/, { form: 'rare', driver: 'E', hi: 30 }],
  [/^meter_oap_instance_jvm_buffer_pool_bytes_used$/, { hi: 384 * MIB }],
  [/^meter_banyandb_(instance_)?etcd_operation_rate$/, { hi: 600 }],
]

/** The rule of a metric as it is for this one of its block. */
export function sized(name: string, rule: RuleData): RuleData {
  const size = SIZES.find(([pattern]) => pattern.test(name))?.[1]
  return size ? { ...rule, ...size } : rule
}
