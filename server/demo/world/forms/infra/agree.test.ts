import { describe, expect, it } from 'vitest'
import { throughout } from './testing'

const ascending = (metrics: readonly string[], scope: string): void =>
  throughout(scope, (entity) => {
    const values = metrics.map((metric) => entity.value(metric))
    return (minute) => {
      const row = values.map((value) => value(minute))
      expect(row, metrics.join(' ≤ ')).toEqual(row.toSorted((a, b) => a - b))
    }
  })

const addUp = (parts: readonly string[], whole: string | number): void =>
  throughout(parts[0] ?? '', (entity) => {
    const values = parts.map((metric) => entity.value(metric))
    const all = typeof whole === 'number' ? () => whole : entity.value(whole)
    return (minute) => {
      expect(
        values.reduce((sum, value) => sum + value(minute), 0),
        parts.join(' + '),
      ).toBe(all(minute))
    }
  })

describe('what adds up to a whole', () => {
  it.each<[parts: readonly string[], whole: string | number]>([
    [['meter_vm_memory_used', 'meter_vm_memory_available', 'meter_vm_memory_buff_cache'], 'meter_vm_memory_total'],
    [['meter_win_memory_used', 'meter_win_memory_available'], 'meter_win_memory_total'],
    [['meter_clickhouse_instance_memory_usage', 'meter_clickhouse_instance_memory_available'], 100],
    [['aws_gateway_service_cache_hit_rate', 'aws_gateway_service_cache_miss_rate'], 100],
    [['aws_gateway_endpoint_cache_hit_rate', 'aws_gateway_endpoint_cache_miss_rate'], 100],
    [['meter_kafka_broker_network_processor_avg_idle_percent', 'meter_kafka_broker_cpu_time_total'], 100],
    [
      ['meter_rabbitmq_node_allocated_used_bytes', 'meter_rabbitmq_node_allocated_unused_bytes'],
      'meter_rabbitmq_node_allocated_total_bytes',
    ],
    [['meter_rabbitmq_node_allocated_used_percent', 'meter_rabbitmq_node_allocated_unused_percent'], 10_000],
    [
      ['meter_mongodb_node_active_reader_num', 'meter_mongodb_node_active_writer_num'],
      'meter_mongodb_node_active_total_num',
    ],
    [
      [
        'meter_clickhouse_instance_querytime_select_microseconds',
        'meter_clickhouse_instance_querytime_insert_microseconds',
        'meter_clickhouse_instance_querytime_other_microseconds',
      ],
      'meter_clickhouse_instance_querytime_microseconds',
    ],
    [
      [
        'meter_oap_jvm_thread_runnable_count',
        'meter_oap_jvm_thread_waiting_count',
        'meter_oap_jvm_thread_timed_waiting_count',
        'meter_oap_jvm_thread_blocked_count',
      ],
      'meter_oap_jvm_thread_live_count',
    ],
    [
      ['meter_oap_jvm_class_loaded_count', 'meter_oap_jvm_class_total_unloaded_count'],
      'meter_oap_jvm_class_total_loaded_count',
    ],
    [
      ['meter_mysql_instance_connects_available', 'meter_mysql_instance_threads_connected'],
      'meter_mysql_instance_max_connections',
    ],
    [
      ['meter_elasticsearch_node_jvm_memory_heap_used', 'meter_elasticsearch_node_jvm_memory_nonheap_used'],
      'meter_elasticsearch_node_jvm_memory_used',
    ],
    [
      ['meter_elasticsearch_cluster_primary_shards_total', 'meter_elasticsearch_cluster_primary_shards_total'],
      'meter_elasticsearch_cluster_shards_total',
    ],
    [['meter_airflow_instance_triggerer_capacity_left', 'meter_airflow_instance_triggers_running'], 64],
    [['meter_airflow_instance_executor_open_slots', 'meter_airflow_instance_executor_running_tasks'], 32],
    [
      [
        'kubernetes_service_http_status_1xx_cpm',
        'kubernetes_service_http_status_2xx_cpm',
        'kubernetes_service_http_status_3xx_cpm',
        'kubernetes_service_http_status_4xx_cpm',
        'kubernetes_service_http_status_5xx_cpm',
      ],
      'kubernetes_service_http_call_cpm',
    ],
    [
      [
        'cilium_service_protocol_http_status_1xx_cpm',
        'cilium_service_protocol_http_status_2xx_cpm',
        'cilium_service_protocol_http_status_3xx_cpm',
        'cilium_service_protocol_http_status_4xx_cpm',
        'cilium_service_protocol_http_status_5xx_cpm',
      ],
      'cilium_service_protocol_http_call_cpm',
    ],
  ])('%j', (parts, whole) => {
    addUp(parts, whole)
  })
})

describe('what lies within', () => {
  it.each<[metrics: readonly string[]]>([
    [
      [
        'k8s_node_cpu_cores_requests',
        'k8s_node_cpu_cores_limits',
        'k8s_node_cpu_cores_allocatable',
        'k8s_node_cpu_cores',
      ],
    ],
    [['k8s_node_memory_requests', 'k8s_node_memory_limits', 'k8s_node_memory_allocatable', 'k8s_node_memory_total']],
    [
      [
        'k8s_cluster_cpu_cores_requests',
        'k8s_cluster_cpu_cores_limits',
        'k8s_cluster_cpu_cores_allocatable',
        'k8s_cluster_cpu_cores',
      ],
    ],
    [
      [
        'k8s_cluster_memory_requests',
        'k8s_cluster_memory_limits',
        'k8s_cluster_memory_allocatable',
        'k8s_cluster_memory_total',
      ],
    ],
    [['k8s_service_cpu_cores_requests', 'k8s_service_cpu_cores_limits']],
    [['k8s_service_memory_requests', 'k8s_service_memory_limits']],
    [['k8s_node_storage_allocatable', 'k8s_node_storage_total']],
    [['k8s_node_cpu_usage', 'k8s_node_cpu_cores']],
    [['k8s_node_memory_usage', 'k8s_node_memory_total']],
    [
      [
        'meter_pulsar_broker_jvm_memory_init',
        'meter_pulsar_broker_jvm_memory_used',
        'meter_pulsar_broker_jvm_memory_committed',
      ],
    ],
    [
      [
        'meter_bookkeeper_node_jvm_memory_init',
        'meter_bookkeeper_node_jvm_memory_used',
        'meter_bookkeeper_node_jvm_memory_committed',
      ],
    ],
    [
      [
        'meter_pulsar_broker_jvm_threads_daemon',
        'meter_pulsar_broker_jvm_threads_current',
        'meter_pulsar_broker_jvm_threads_peak',
      ],
    ],
    [['meter_oap_jvm_thread_daemon_count', 'meter_oap_jvm_thread_live_count', 'meter_oap_jvm_thread_peak_count']],
    [
      [
        'meter_elasticsearch_node_jvm_memory_heap_used',
        'meter_elasticsearch_node_jvm_memory_heap_committed',
        'meter_elasticsearch_node_jvm_memory_heap_max',
      ],
    ],
    [['meter_elasticsearch_node_jvm_memory_nonheap_used', 'meter_elasticsearch_node_jvm_memory_nonheap_committed']],
    [
      [
        'meter_elasticsearch_index_indices_deleted_docs_primary',
        'meter_elasticsearch_index_indices_docs_primary',
        'meter_elasticsearch_index_indices_docs_total',
      ],
    ],
    [['meter_elasticsearch_node_process_cpu_percent', 'meter_elasticsearch_node_os_cpu_percent']],
    [
      [
        'meter_mysql_instance_threads_running',
        'meter_mysql_instance_threads_connected',
        'meter_mysql_instance_max_connections',
      ],
    ],
    [['meter_mysql_instance_threads_cached', 'meter_mysql_instance_thread_cache_size']],
    [['meter_mongodb_node_mem_resident', 'meter_mongodb_node_mem_virtual']],
    [['meter_mongodb_node_fs_used_size', 'meter_mongodb_node_fs_total_size']],
    [['meter_mongodb_node_repl_buffer_size', 'meter_mongodb_node_repl_buffer_size_max']],
    [['meter_banyandb_instance_heap_inuse', 'meter_banyandb_instance_heap_next_gc']],
    [['meter_flink_jobManager_taskManagers_slots_available', 'meter_flink_jobManager_taskManagers_slots_total']],
    [['meter_flink_job_checkpoints_completed', 'meter_flink_job_checkpoints_total']],
    [['envoy_heap_memory_used', 'envoy_heap_memory_max_used']],
    [['envoy_memory_allocated', 'envoy_memory_physical_size', 'envoy_memory_physical_size_max']],
    [
      [
        'meter_istio_go_alloc',
        'meter_istio_go_heap_inuse',
        'meter_istio_resident_memory',
        'meter_istio_virtual_memory',
      ],
    ],
    [['aws_dynamodb_consumed_read_capacity_units', 'aws_dynamodb_provisioned_read_capacity_units']],
    [['aws_dynamodb_consumed_write_capacity_units', 'aws_dynamodb_provisioned_write_capacity_units']],
    [['aws_gateway_service_integration_latency', 'aws_gateway_service_latency']],
    [['kubernetes_service_connect_success_cpm', 'kubernetes_service_connect_cpm']],
    [
      [
        'cilium_service_protocol_http_call_success_count',
        'cilium_service_protocol_http_call_cpm',
        'cilium_service_protocol_cpm',
      ],
    ],
    [['meter_vm_memory_swap_free', 'meter_vm_memory_swap_total']],
  ])('%j', (metrics) => {
    ascending(metrics, metrics[0] ?? '')
  })
})
