import { describe, expect, it } from 'vitest'
import { entryOf, ruleOf } from './catalogue'
import { ofInstance, ofService, type Measured } from './measured'
import { readerOf } from './forms/make'
import { world } from './testing'

const SEED = 20_240_611
/** 18:00 UTC of a quiet half hour. */
const AT = Date.UTC(2026, 2, 18, 18) / 60_000

const nodeOf = (name: string) => {
  const node = world.graph.services.find(({ data }) => data.name === name)
  if (!node) throw new Error(`no service ${name}`)
  return node
}
const service = (name: string): Measured => ofService(nodeOf(name))
function first(name: string): Measured {
  const [instance] = nodeOf(name).instances
  if (!instance) throw new Error(`${name} has no instance`)
  return ofInstance(instance)
}

/** Lines of a metric by the texts of their labels, at a minute. */
function at(one: Measured, metric: string, minute = AT): Readonly<Record<string, number>> {
  const reader = readerOf(SEED, metric, one)
  const out = new Float64Array(reader?.labels.length ?? 0)
  reader?.read(minute, out)
  return Object.fromEntries(
    (reader?.labels ?? []).map((labels, index) => [
      labels.map(({ value }) => value).join('|'),
      out[index] ?? Number.NaN,
    ]),
  )
}
const value = (one: Measured, metric: string, label = ''): number => at(one, metric)[label] ?? Number.NaN

const es = first('elasticsearch::es-search.data')
const oap = first('oap::oap.observability')
const rabbit = first('rabbitmq::rabbit-mail.data')
const nginx = first('nginx::www.edge')

describe('metrics that are of another size than their block', () => {
  it('narrows what the rule of the block says', () => {
    const rule = (name: string) => {
      const entry = entryOf(name)
      return entry ? ruleOf(entry) : null
    }
    expect(rule('meter_pulsar_storage_read_rate')).toMatchObject({ form: 'rate', driver: 'Ln', hi: 3000 })
    expect(rule('meter_pulsar_throughput_in')).toMatchObject({ hi: 24_000_000 })
  })

  it.each([
    // Merges and flushes are a few in a second, searches thousands.
    ['meter_elasticsearch_node_indices_merges_total_req_rate', es, 1, 6],
    ['meter_elasticsearch_node_indices_search_query_total_req_rate', es, 1000, 9000],
    ['meter_pulsar_storage_write_rate', first('pulsar::pulsar-stream.data'), 200, 3000],
    ['meter_clickhouse_instance_query_select_rate', first('clickhouse::clickhouse-insight.data'), 50, 900],
    ['meter_mongodb_cluster_collection_count', service('mongodb::mongo-profile.data'), 12, 120],
    // 1 GiB, not 33.
    ['meter_rabbitmq_node_process_resident_memory_bytes', rabbit, 500_000_000, 4_000_000_000],
    ['envoy_parent_connections_used', first('mesh::entrance.stage'), 0, 0],
  ])('%s', (metric, one, lo, hi) => {
    const all = Object.values(at(one, metric))
    for (const each of all) {
      expect(each).toBeGreaterThanOrEqual(lo)
      expect(each).toBeLessThanOrEqual(hi)
    }
  })
})

describe('metrics that had nothing to do with one another', () => {
  it('leaves the old generation alone while there is memory', () => {
    expect(at(oap, 'meter_oap_instance_jvm_gc_count')).toEqual({
      'G1 Old Generation': 0,
      'G1 Young Generation': expect.any(Number),
    })
    expect(value(oap, 'meter_oap_instance_jvm_gc_count', 'G1 Young Generation')).toBeGreaterThan(5)
    const flink = service('flink::seat-forecast.batch')
    expect(at(flink, 'meter_flink_jobManager_jvm_all_garbageCollector_count')).toEqual(
      at(flink, 'meter_flink_jobManager_jvm_g1_young_generation_count'),
    )
  })

  it('says of nodes, deployments and pods only what holds', () => {
    const cluster = service('k8s-cluster::plover-prod')
    expect(Object.keys(at(cluster, 'k8s_cluster_deployment_status')).filter((key) => key.endsWith('false'))).toEqual([])
    const nodes = Object.entries(at(cluster, 'k8s_cluster_node_status')).filter(([, one]) => !Number.isNaN(one))
    expect(nodes.map(([key, one]) => [key.split('|').find((part) => part === 'Ready'), one])).toEqual(
      Array.from({ length: 5 }, () => ['Ready', 1]),
    )
    const pods = Object.entries(at(service('plover-prod::www.edge'), 'k8s_service_pod_status'))
    expect(pods.map(([key, one]) => `${key.includes('Running') ? 'Running' : key} ${one}`)).toEqual([
      'Running 1',
      'Running 1',
    ])
  })

  it('counts of NGINX in a minute what it counts in 60 seconds, and errors as a part of that', () => {
    const [requests, increment] = ['http_requests', 'http_requests_increment'].map((name) =>
      value(nginx, `meter_nginx_instance_${name}`),
    )
    expect(increment).toBe(60 * (requests ?? 0))
    const share = value(nginx, 'meter_nginx_instance_http_4xx_requests_increment') / (increment ?? 1)
    expect(share).toBeGreaterThan(0.009)
    expect(share).toBeLessThan(0.05)
  })

  it('adds up: brokers to their cluster, allocators to what is allocated', () => {
    const name = 'rocketmq::rocketmq-notify.data'
    const parts = nodeOf(name).instances.map((one) => value(ofInstance(one), 'meter_rocketmq_broker_produce_tps'))
    expect(parts).toHaveLength(2)
    expect(value(service(name), 'meter_rocketmq_cluster_total_producer_tps')).toBe((parts[0] ?? 0) + (parts[1] ?? 0))
    const types = Object.values(at(rabbit, 'meter_rabbitmq_node_allocated_by_type'))
    expect(types.reduce((sum, one) => sum + one, 0)).toBe(value(rabbit, 'meter_rabbitmq_node_allocated_total_bytes'))
  })

  it('has percentiles of a process around its mean', () => {
    const node = nodeOf('mesh::entrance.stage')
    const one = { ...ofService(node), key: `${node.data.name}|process` }
    const mean = value(one, 'process_relation_client_write_avg_exe_time')
    const ranks = at(one, 'process_relation_client_write_exe_time_percentile')
    expect(ranks['50'] ?? 0).toBeLessThan(mean)
    expect(ranks['75'] ?? 0).toBeGreaterThan(mean)
  })
})
