import { describe, expect, it } from 'vitest'
import { entryOf } from '../../catalogue'
import { ofInstance, ofService } from '../../measured'
import { world } from '../../testing'
import { measurable } from '../testing'
import { FROM, MINUTES, of, throughout } from './testing'

describe('lines that add up', () => {
  const lined = (metrics: readonly string[], whole: string | number): void =>
    throughout(metrics[0] ?? '', (entity) => {
      const all = metrics.flatMap((metric) => entity.all(metric))
      const total = typeof whole === 'number' ? () => whole : entity.value(whole)
      return (minute) => {
        expect(all.reduce((sum, line) => sum + line(minute), 0)).toBe(total(minute))
      }
    })

  it.each<[metrics: readonly string[], whole: string | number]>([
    [['meter_vm_cpu_average_used'], 100],
    [['meter_win_cpu_average_used'], 100],
    [['meter_pulsar_broker_jvm_memory_pool_used'], 'meter_pulsar_broker_jvm_memory_used'],
    [['meter_bookkeeper_node_jvm_memory_pool_committed'], 'meter_bookkeeper_node_jvm_memory_committed'],
    [['meter_kafka_broker_topic_bytesin_per_second'], 'meter_kafka_broker_bytes_in_per_second'],
    [['meter_kafka_broker_topic_messages_in_total'], 'meter_kafka_broker_messages_per_second'],
    [['meter_mongodb_node_operation_qps'], 'meter_mongodb_node_qps'],
    [['meter_nginx_instance_http_status'], 'meter_nginx_instance_http_requests'],
    [['meter_kong_instance_http_status'], 'meter_kong_instance_http_requests'],
    [['meter_elasticsearch_cluster_health_status'], 1],
    [['meter_envoy_ai_gw_model_request_cpm'], 'meter_envoy_ai_gw_request_cpm'],
    [['meter_envoy_ai_gw_provider_request_cpm'], 'meter_envoy_ai_gw_request_cpm'],
  ])('%j', (metrics, whole) => {
    lined(metrics, whole)
  })

  it('a second of a task of Flink', () => {
    const parts = ['busy', 'idle', 'softBackPressured', 'hardBackPressured']
    throughout('meter_flink_taskManager_busyTimeMsPerSecond', (entity) => {
      const rows = parts.map((part) => entity.all(`meter_flink_taskManager_${part}TimeMsPerSecond`))
      return (minute) => {
        rows[0]?.forEach((_, at) => {
          expect(rows.reduce((sum, row) => sum + (row[at]?.(minute) ?? 0), 0)).toBe(1000)
        })
      }
    })
  })

  it('the slots of a pool of Airflow', () => {
    const parts = ['open', 'running', 'scheduled', 'deferred']
    throughout('meter_airflow_instance_pool_open_slots', (entity) => {
      const rows = parts.map((part) => entity.named(`meter_airflow_instance_pool_${part}_slots`))
      return (minute) => {
        for (const pool of rows[0]?.keys() ?? [])
          expect(rows.reduce((sum, row) => sum + (row.get(pool)?.(minute) ?? 0), 0)).toBe(
            pool === 'default_pool' ? 128 : 32,
          )
      }
    })
  })

  it('the disks of a node', () => {
    throughout('meter_elasticsearch_node_disk_usage', (entity) => {
      const used = entity.all('meter_elasticsearch_node_disk_usage')
      const free = entity.value('meter_elasticsearch_node_all_disk_free_space')
      return (minute) => {
        expect(used.reduce((sum, line) => sum + line(minute), free(minute))).toBe(180 * 2 ** 30)
      }
    })
  })

  it('connections of a gateway by what they do', () => {
    throughout('meter_nginx_instance_http_connections', (entity) => {
      const state = (name: string) => entity.value('meter_nginx_instance_http_connections', name)
      const [active, reading, writing, waiting] = ['active', 'reading', 'writing', 'waiting'].map(state)
      return (minute) => {
        expect((reading?.(minute) ?? 0) + (writing?.(minute) ?? 0) + (waiting?.(minute) ?? 0)).toBe(active?.(minute))
      }
    })
  })
})

describe('one of a kind', () => {
  const named = (name: string, normal = true) => {
    const node = world.graph.find(name, normal)
    if (!node) throw new Error(name)
    return node
  }

  it.each([
    ['kafka::kafka-orders.data', 'meter_kafka_active_controller_count', [1, 0, 0]],
    ['activemq::amq-partner.data', 'meter_activemq_broker_state', [0, 1]],
    ['mongodb::mongo-profile.data', 'meter_mongodb_node_rs_state', [1, 2, 2]],
  ])('%s: %s', (service, metric, values) => {
    const node = named(service)
    const read =
      entryOf(metric)?.scope === 'Service'
        ? of(ofService(node)).all(metric)
        : node.instances.flatMap((instance) => of(ofInstance(instance)).all(metric))
    for (const minute of MINUTES) expect(read.map((line) => line(minute))).toEqual(values)
  })

  it('a pod that is away has no line, and the cluster has fewer nodes and shards without a place', () => {
    const search = of(ofService(named('elasticsearch::es-search.data')))
    const away = FROM + 210 + 20
    for (const [minute, count, shards] of [
      [away, 2, 14],
      [FROM + 600, 3, 0],
    ] as const) {
      expect(search.value('meter_elasticsearch_cluster_nodes')(minute)).toBe(count)
      expect(search.value('meter_elasticsearch_cluster_unassigned_shards_total')(minute)).toBe(shards)
      expect(search.value('meter_elasticsearch_cluster_health_status', 'yellow')(minute)).toBe(count === 2 ? 1 : 0)
    }
    const cluster = of(ofService(named('k8s-cluster::plover-prod')))
    const evicted = cluster.named('k8s_cluster_pod_status_terminated').get('es-search|es-search-2|Evicted')
    expect(evicted?.(away)).toBe(1)
    expect(evicted?.(FROM + 600)).toBeNaN()
  })
})

describe('a node', () => {
  it('is as busy in the cluster, in EKS and as a host', () => {
    const host = 'ip-10-21-1-11'
    const find = (service: string) =>
      world.graph.find(service, true)?.instances.find(({ data }) => data.name.startsWith(`${host}.`))
    const vm = world.graph.find(`vm::${host}`, true)
    const [cluster, eks] = [find('k8s-cluster::plover-prod'), find('aws-eks::plover-eks')]
    if (!vm || !cluster || !eks) throw new Error(host)
    const read = [ofService(vm), ofInstance(cluster), ofInstance(eks)]
    for (const minute of MINUTES)
      expect(new Set(read.map((one) => one.read(minute).saturation)).size, `${minute}`).toBe(1)
  })
})

describe('a phone', () => {
  it('tells of its crashes once a day', () => {
    throughout('meter_ios_foreground_abnormal_exit_count', (entity) => {
      const crashes = entity.value('meter_ios_foreground_abnormal_exit_count')
      expect(crashes(FROM + 180)).toBeGreaterThanOrEqual(0)
      return (minute) => {
        expect(crashes(minute)).toBeNaN()
      }
    })
  })
})

describe('the parts of a service', () => {
  it.each([
    'kubernetes_service_read_cpm',
    'kubernetes_service_write_package_size',
    'meter_ios_background_oom_kill_count',
  ])('instances add up: %s', (metric) => {
    const entry = entryOf(metric)
    const twin = metric
      .replace('kubernetes_service_', 'kubernetes_service_instance_')
      .replace('_ios_', '_ios_instance_')
    for (const one of entry ? measurable(world.graph, entry, 4) : []) {
      const whole = of(one).value(metric)
      const parts = one.node.instances.map((instance) => ({ instance, line: of(ofInstance(instance)).value(twin) }))
      for (const minute of [...MINUTES, FROM + 180]) {
        const sum = parts.reduce(
          (all, { instance, line }) => all + (ofInstance(instance).alive(minute) ? line(minute) : 0),
          0,
        )
        expect(sum).toBe(whole(minute))
      }
    }
  })
})
