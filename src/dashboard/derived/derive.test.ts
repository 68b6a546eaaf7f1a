import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { abouts } from '@/layers/abouts'
import type { Layer } from '@/layers/identity'
import { known as identities } from '@/layers/registry'
import { wholeOf } from '@/layers/whole'
import { parse } from '@/mqe/parse'
import type { MetricDefinition } from '@/protocol/mqe/metrics'
import type { Dashboard, MetricItem } from '@/template/types'
import { prefixesOf } from './belongs'
import { derive, hasOwn, wantedOf } from './derive'
import { meaningOf } from './meaning'
import { wordsOf } from './naming'

const metric = (name: string, catalog = 'SERVICE', type = 'REGULAR_VALUE'): MetricDefinition => ({
  name,
  catalog,
  type,
})
const whole = (id: string): Layer => wholeOf(id, abouts)
const known = identities.map(({ id }) => whole(id))
const turnstile = whole('PLOVER_TURNSTILE')
const items = (dashboard: Dashboard | undefined): readonly MetricItem[] =>
  (dashboard?.items ?? []).flatMap((item) => ('graph' in item ? [item] : []))
const drawn = (dashboard: Dashboard | undefined) =>
  items(dashboard).map(({ graph, title, expressions, gate }) => [
    graph.type,
    title,
    expressions,
    gate?.expression ?? '',
  ])

const GATE = [
  metric('service_cpm'),
  metric('service_sla'),
  metric('service_percentile', 'SERVICE', 'LABELED_VALUE'),
  metric('meter_turnstile_gate_open_count'),
  metric('meter_turnstile_gate_deny_count'),
  metric('meter_turnstile_cpu'),
  metric('meter_turnstile_reason_count', 'SERVICE', 'LABELED_VALUE'),
  metric('meter_turnstile_arm_bytes', 'SERVICE_INSTANCE'),
  metric('top_n_turnstile_statement', 'SERVICE', 'SAMPLED_RECORD'),
  metric('meter_kafka_cluster_lag'),
  metric('endpoint_cpm', 'ENDPOINT'),
]

describe('a layer that has no dashboard, by what OAP knows of its metrics', () => {
  test('a service shows the general numbers and the layer’s own, each where it has them', () => {
    const { dashboard, more } = derive(GATE, turnstile, 'Service', known) ?? {}
    const cards = items(dashboard).filter(({ graph }) => graph.type === 'Card')
    expect(cards.map(({ title, expressions, gate }) => [title, expressions[0], gate?.expression])).toEqual([
      ['Load', 'avg(service_cpm)', 'is_present(service_cpm)'],
      ['Success', 'avg(service_sla)/100', 'is_present(service_sla)'],
      ['CPU', 'avg(meter_turnstile_cpu)', 'is_present(meter_turnstile_cpu)'],
      ['Gate open count', 'avg(meter_turnstile_gate_open_count)', 'is_present(meter_turnstile_gate_open_count)'],
      ['Gate deny count', 'avg(meter_turnstile_gate_deny_count)', 'is_present(meter_turnstile_gate_deny_count)'],
    ])
    expect(drawn(dashboard).slice(cards.length)).toEqual([
      ['Line', 'Load (/min)', ['service_cpm'], 'is_present(service_cpm)'],
      ['Line', 'Success (%)', ['service_sla/100'], 'is_present(service_sla)'],
      [
        'Line',
        'Response time (percentiles, ms)',
        [expect.stringContaining('relabels')],
        'is_present(service_percentile)',
      ],
      ['Line', 'CPU (%)', ['meter_turnstile_cpu'], 'is_present(meter_turnstile_cpu)'],
      ['Line', 'Gate open count', ['meter_turnstile_gate_open_count'], 'is_present(meter_turnstile_gate_open_count)'],
      ['Line', 'Gate deny count', ['meter_turnstile_gate_deny_count'], 'is_present(meter_turnstile_gate_deny_count)'],
      ['Line', 'Reason count', ['meter_turnstile_reason_count'], 'is_present(meter_turnstile_reason_count)'],
      ['TopList', 'Statement', ['top_n(top_n_turnstile_statement,10,des)'], 'is_present(top_n_turnstile_statement)'],
      ['InstanceList', 'Instances', ['avg(meter_turnstile_arm_bytes)'], ''],
      ['EndpointList', 'Endpoints', ['avg(endpoint_cpm)'], ''],
    ])
    expect(more).toBe(0)
    expect(dashboard).toMatchObject({ name: 'Overview', isDefault: true })
  })

  test('the layer lists its services with the numbers that tell most', () => {
    const { dashboard } = derive(GATE, turnstile, 'All', known) ?? {}
    expect(drawn(dashboard)).toEqual([
      [
        'ServiceList',
        'Services',
        ['avg(meter_turnstile_cpu)', 'avg(meter_turnstile_gate_open_count)', 'avg(meter_turnstile_gate_deny_count)'],
        '',
      ],
    ])
    expect(dashboard).toMatchObject({ name: 'Overview', isRoot: true })
  })

  test('metrics that differ in their last word are one chart', () => {
    const pools = ['used', 'max', 'idle', 'wait', 'lost', 'more'].map((word) => metric(`turnstile_pool_${word}`))
    const lines = drawn(derive(pools, turnstile, 'Service', known)?.dashboard).filter(([type]) => type === 'Line')
    expect(lines[0]).toMatchObject([
      'Line',
      'Pool',
      [
        'turnstile_pool_used',
        'turnstile_pool_max',
        'turnstile_pool_idle',
        'turnstile_pool_wait',
        'turnstile_pool_lost',
      ],
      expect.stringMatching(/^is_present\(turnstile_pool_used,/),
    ])
  })

  test('what no layer claims is shown where no name tells', () => {
    const all = [metric('meter_gate_passes'), metric('k8s_cluster_pods'), metric('jvm_threads')]
    const k8s: Layer = whole('K8S')
    expect(drawn(derive(all, turnstile, 'Service', [k8s])?.dashboard)[0]?.[2]).toEqual(['meter_gate_passes'])
  })

  test('a kind of entity without metrics has none, more than fit are counted', () => {
    expect(derive(GATE, turnstile, 'ProcessRelation', known)).toBeNull()
    const many = Array.from({ length: 30 }, (_, at) => metric(`turnstile_m${at}_x`, 'ENDPOINT'))
    const { dashboard, more } = derive(many, turnstile, 'Endpoint', known) ?? {}
    const charts = items(dashboard).filter(({ graph }) => graph.type === 'Line')
    expect([charts.length, more]).toEqual([24, 6])
  })

  test('what is metered is told by its own numbers: a general one would stand empty in every row', () => {
    const kafka = whole('KAFKA')
    const metered = ['leader_count', 'max_lag', 'offline_partitions_count', 'cpu_percentage', 'partition_count'].map(
      (name) => metric(`meter_kafka_${name}`, 'SERVICE', 'LABELED_VALUE'),
    )
    const [list] = items(derive([metric('service_cpm'), ...metered], kafka, 'All', known)?.dashboard)
    expect(list?.expressions).toEqual([
      'avg(aggregate_labels(meter_kafka_max_lag,max))',
      'avg(aggregate_labels(meter_kafka_offline_partitions_count,sum))',
      'avg(aggregate_labels(meter_kafka_cpu_percentage,avg))',
      'avg(aggregate_labels(meter_kafka_leader_count,sum))',
    ])
  })

  test('rows are full, whatever their number, and those of what is general stand apart', () => {
    for (let count = 1; count <= 10; count++) {
      const own = Array.from({ length: count }, (_, at) => metric(`turnstile_m${at}_x`, 'ENDPOINT'))
      const found = items(derive([metric('endpoint_cpm', 'ENDPOINT'), ...own], turnstile, 'Endpoint', known)?.dashboard)
      const widths = new Map<number, number>()
      for (const { place } of found.filter(({ graph }) => graph.type === 'Line'))
        widths.set(place.y, (widths.get(place.y) ?? 0) + place.w)
      expect([...widths.values()].every((width) => width === 24)).toBe(true)
    }
  })

  test('OAP is asked for names that may be the layer’s', () => {
    const asked = new RegExp(`^(?:${wantedOf(turnstile)})$`)
    const names = GATE.filter(({ name }) => asked.test(name)).map(({ name }) => name)
    expect(names).toContain('meter_turnstile_cpu')
    expect(names).toContain('service_cpm')
    expect(names).not.toContain('meter_kafka_cluster_lag')
    expect(hasOwn(GATE, turnstile)).toBe(true)
    expect(hasOwn([metric('service_cpm')], turnstile)).toBe(false)
    expect(() => new RegExp(wantedOf(whole('A(B[C')))).not.toThrow()
  })
})

test('a layer’s metrics begin with its name or with what its vital number is made of', () => {
  expect(prefixesOf(turnstile)).toEqual(['plover_turnstile', 'plover', 'turnstile'])
  expect(prefixesOf(whole('VIRTUAL_MQ'))).toEqual(['virtual_mq', 'mq'])
})

test.each([
  ['service_sla', '%', 100],
  ['service_apdex', '', 10_000],
  ['service_percentile', 'ms', 1],
  ['meter_vm_memory_used', 'bytes', 1],
  ['k8s_node_cpu_usage', '', 1],
  ['meter_instance_jvm_cpu', '%', 1],
  ['mongodb_node_memory_kb', 'KB', 1],
  ['meter_kafka_broker_bytes_in_per_second', 'bytes/s', 1],
  ['anything_else', '', 1],
])('%s is counted in %s', (name, unit, by) => expect(meaningOf(name)).toMatchObject({ unit, by }))

test.each([
  ['meter_vm_cpu_total_percentage', ['os_linux', 'vm'], 'Service', 'CPU total percentage'],
  ['service_relation_server_resp_time', [], 'ServiceRelation', 'Server response time'],
  ['endpoint_cpm', [], 'Endpoint', 'Load'],
  ['turnstile', ['turnstile'], 'Service', 'Turnstile'],
  ['turnstile_', ['turnstile'], 'Service', 'Turnstile'],
] as const)('%s reads as words', (name, prefixes, kind, text) => expect(wordsOf(name, prefixes, kind)).toBe(text))

test('what the layer calls one of a kind is not said again on its page', () => {
  expect(wordsOf('meter_kafka_broker_max_lag', ['kafka'], 'ServiceInstance', 'broker')).toBe('Max lag')
})

const CATALOG = '../shared/oap/metrics-catalog.json'
if (!existsSync(CATALOG)) test.skip('the catalogue of metrics is not mounted', () => {})
else
  test('every layer gets dashboards whose expressions parse, from all metrics of OAP', () => {
    const { metrics } = JSON.parse(readFileSync(CATALOG, 'utf8')) as {
      metrics: readonly {
        readonly name: string
        readonly type: string
        readonly scope: string
        readonly layer: string
      }[]
    }
    const all = metrics.map(({ name, type, scope }) =>
      metric(name, scope.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(), type),
    )
    const layers = [...new Set(metrics.map(({ layer }) => layer))].filter(Boolean)
    const asked = new Set<string>()
    for (const id of [...layers, 'PLOVER_TURNSTILE'])
      for (const kind of ['All', 'Service', 'ServiceInstance', 'Endpoint'] as const)
        for (const { expressions, title } of items(derive(all, whole(id), kind, known)?.dashboard)) {
          expect(title).toMatch(/^\S/)
          for (const expression of expressions) asked.add(expression)
        }
    expect(asked.size).toBeGreaterThan(500)
    expect([...asked].filter((expression) => !parse(expression, 10.4).ok)).toEqual([])
  })
