import { always, beside, between, from, left, remains, share, sum, under, type Worths } from './kit'
import type { Amount } from '../latent'
import type { Making } from '../reader'

const GIB = 2 ** 30

const MYSQL_CONNECTIONS = 400
const CACHED_THREADS = 16

/** Threads at work are some of those that are connected, which are some of those that may be. */
const mysql: Worths = {
  meter_mysql_instance_max_connections: always(MYSQL_CONNECTIONS),
  meter_mysql_instance_connects_available: left(MYSQL_CONNECTIONS, 'meter_mysql_instance_threads_connected'),
  // Nobody was refused but nine at the very start.
  meter_mysql_instance_connection_errors_max_connections: always(9),
  meter_mysql_instance_innodb_buffer_pool_size: always(4 * GIB),
  meter_mysql_instance_thread_cache_size: always(CACHED_THREADS),
  meter_mysql_instance_threads_cached: between(1, CACHED_THREADS, '1-0.6*S'),
  meter_mysql_instance_threads_running: from(['meter_mysql_instance_threads_connected'], ([open = 0], own) =>
    Math.max(1, 0.3 * own * open),
  ),
  meter_mysql_instance_threads_created: between(CACHED_THREADS, 60, 'S'),
  meter_mysql_instance_commands_select_rate: share('meter_mysql_instance_qps', 0.62),
  meter_mysql_instance_commands_update_rate: share('meter_mysql_instance_qps', 0.11),
  meter_mysql_instance_commands_insert_rate: share('meter_mysql_instance_qps', 0.08),
  meter_mysql_instance_commands_delete_rate: share('meter_mysql_instance_qps', 0.02),
  meter_mysql_instance_tps: share('meter_mysql_instance_qps', 0.18),
  meter_mysql_status_thread_connected: (making) => beside(making, 'meter_mysql_instance_threads_connected'),
}

const REDIS_MEMORY = 2 * GIB
const redis: Worths = {
  meter_redis_instance_memory_max_bytes: always(REDIS_MEMORY),
  meter_redis_memory_used_bytes: from(
    ['meter_redis_instance_memory_usage'],
    ([used = 0]) => (REDIS_MEMORY * used) / 100,
  ),
  meter_redis_instance_redis_blocked_clients: between(0, 3, 'S'),
  meter_redis_blocked_clients: between(0, 3, 'S'),
}

const clickhouse: Worths = {
  meter_clickhouse_instance_memory_available: left(100, 'meter_clickhouse_instance_memory_usage'),
  meter_clickhouse_instance_query_insert: share('meter_clickhouse_instance_query', 0.3),
  meter_clickhouse_instance_query_select: share('meter_clickhouse_instance_query', 0.6),
  meter_clickhouse_instance_mysql_connections: between(0, 3, 'Ln'),
  meter_clickhouse_instance_postgresql_connections: between(0, 3, 'Ln'),
  meter_clickhouse_instance_interserver_connections: between(0, 3, 'Ln'),
  meter_clickhouse_instance_querytime_select_microseconds: share(
    'meter_clickhouse_instance_querytime_microseconds',
    0.68,
  ),
  meter_clickhouse_instance_querytime_insert_microseconds: share(
    'meter_clickhouse_instance_querytime_microseconds',
    0.2,
  ),
  meter_clickhouse_instance_querytime_other_microseconds: remains(
    'meter_clickhouse_instance_querytime_microseconds',
    'meter_clickhouse_instance_querytime_select_microseconds',
    'meter_clickhouse_instance_querytime_insert_microseconds',
  ),
  meter_clickhouse_instance_zookeeper_session: always(1),
  meter_clickhouse_keeper_connections_alive: always(3),
  meter_clickhouse_instance_kafka_consumers: always(2),
  meter_clickhouse_instance_kafka_producers: always(1),
}

const mongodb: Worths = {
  meter_mongodb_node_active_total_num: sum(
    'meter_mongodb_node_active_reader_num',
    'meter_mongodb_node_active_writer_num',
  ),
  meter_mongodb_node_active_reader_num: between(1, 180, 'S'),
  meter_mongodb_node_active_writer_num: between(1, 90, 'S'),
  meter_mongodb_node_fs_total_size: always(400 * GIB),
  meter_mongodb_node_mem_virtual: from(['meter_mongodb_node_mem_resident'], ([resident = 0]) =>
    Math.min(3800, 1.4 * resident),
  ),
  meter_mongodb_node_repl_buffer_size_max: always(GIB),
}

/** Of the requests' units some are consumed, at most all. */
const consumed = (which: 'read' | 'write'): Worths => ({
  [`aws_dynamodb_provisioned_${which}_capacity_units`]: always(1200),
  [`aws_dynamodb_endpoint_provisioned_${which}_capacity_units`]: always(600),
  [`aws_dynamodb_account_provisioned_${which}_capacity_utilization`]: provisioned(which, 80_000),
  [`aws_dynamodb_max_provisioned_${which}_capacity_utilization`]: provisioned(which, 40_000),
})

/** How much of what an account may provision it has provisioned, %. */
const provisioned =
  (which: string, most: number) =>
  (making: Making): Amount | null => {
    const units = beside(making, `aws_dynamodb_provisioned_${which}_capacity_units`)
    return units && ((minute) => Math.max(2, (100 * units(minute)) / most))
  }

const amazon: Worths = {
  ...consumed('read'),
  ...consumed('write'),
  aws_dynamodb_account_max_reads: always(80_000),
  aws_dynamodb_account_max_writes: always(80_000),
  aws_dynamodb_account_max_table_level_reads: always(40_000),
  aws_dynamodb_account_max_table_level_writes: always(40_000),
  aws_s3_get_requests: share('aws_s3_all_requests', 0.7),
  aws_s3_put_requests: share('aws_s3_all_requests', 0.2),
  aws_s3_delete_requests: share('aws_s3_all_requests', 0.02),
  ...under(['aws_gateway_service', 'aws_gateway_endpoint'], (of) => ({
    [`${of}_integration_latency`]: share(`${of}_latency`, 0.8),
  })),
}

/** Stores and what is rented. */
export const stores: Worths = { ...mysql, ...redis, ...clickhouse, ...mongodb, ...amazon }
