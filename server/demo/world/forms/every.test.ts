import { describe, expect, it } from 'vitest'
import { ruleOf } from '../catalogue'
import { catalogue, type CatalogueEntry } from '../data'
import { namespacesIn } from '../labels/cluster'
import { namesOf } from '../labels/entities'
import { listed } from '../labels/values'
import { ofService } from '../measured'
import { world } from '../testing'
import { readerOf } from './make'
import { measurable } from './testing'

const SEED = 20_240_611
const FROM = Date.UTC(2026, 2, 18) / 60_000
const DAY = 1440

/** They have lines only where a pod is taken away by an incident. */
const NOW_AND_THEN =
  /^k8s_(cluster|service)_pod_status_(waiting|terminated|not_running)$|^meter_activemq_cluster_gc_parallel_/

/**
 * They are held by something other than the bounds of their rule: sums of models, what a family leaves, a node's own
 * capacity as the note of its rule says it, callers that wait for a pool.
 */
const BEYOND =
  /threads_deadlocked$|http_status_2xx_cpm$|^meter_elasticsearch_cluster_(data_)?nodes$|membership_healthy$|^gen_ai_provider_(output_tokens_sum|total_estimated_cost)$|thread_blocked|_blocked_count$|mcache_labeled$|^meter_datasource$|^k8s_node_cpu_cores_allocatable$/

const metrics = catalogue.filter(({ type }) => type !== 'SAMPLED_RECORD')
const places = (entry: CatalogueEntry) => measurable(world.graph, entry)

/** Those that a rule says fractions of, which storage rounds. */
const bounds = (entry: CatalogueEntry) => {
  const rule = ruleOf(entry)
  return { lo: Math.floor(rule?.lo ?? Number.NaN), hi: Math.ceil(rule?.hi ?? Number.NaN) }
}

describe('every metric of the catalogue', () => {
  it('has entities to be of', () => {
    expect(metrics.filter((entry) => places(entry).length === 0).map(({ name, scope }) => `${scope} ${name}`)).toEqual(
      [],
    )
  })

  it('is made', () => {
    const missing = metrics.filter((entry) => places(entry).some((one) => readerOf(SEED, entry.name, one) === null))
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  it('is made of a process of which nothing but its service is known', () => {
    const node = world.graph.services.find(({ data }) => data.layers.includes('K8S_SERVICE'))
    if (!node) throw new Error('no service of Kubernetes')
    const one = { ...ofService(node), key: `${node.data.name}|process` }
    const missing = metrics
      .filter(({ scope }) => scope.startsWith('Process'))
      .filter(({ name }) => readerOf(SEED, name, one) === null)
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  it.each([
    'aws_gateway_endpoint_data_processed',
    'browser_app_single_version_error_rage',
    'eks_cluster_node_network_rx_errors',
    'eks_cluster_node_network_tx_errors',
  ])('is not %s, which dashboards ask for and no server defines', (name) => {
    for (const level of [10.0, 10.4, 11] as const) expect(world.facts(name, level)).toBeNull()
  })

  it('has the labels of the catalogue, or none', () => {
    const wrong = metrics.flatMap((entry) =>
      places(entry).flatMap((one) => {
        const lines = readerOf(SEED, entry.name, one)?.labels ?? []
        const keys = (entry.labels ?? []).filter((key) => !/^\d$/.test(key)).toSorted()
        const some = lines.length > 0 || NOW_AND_THEN.test(entry.name)
        const good = some && lines.every((line) => String(line.map(({ key }) => key)) === String(keys))
        const distinct = new Set(lines.map((line) => JSON.stringify(line))).size === lines.length
        return good && distinct ? [] : `${entry.name} of ${one.key}: ${JSON.stringify(lines[0])} × ${lines.length}`
      }),
    )
    expect(wrong).toEqual([])
  })

  it('takes the values of its labels from the data', () => {
    const strange = metrics.flatMap((entry) =>
      places(entry).flatMap((one) =>
        (readerOf(SEED, entry.name, one)?.labels ?? []).flatMap((line) =>
          line.flatMap(({ key, value }) => {
            const known = [...(namesOf(key, one) ?? []), ...(listed(key, entry.name) ?? [value])]
            return known.includes(value) || namespacesIn(one.node.data).includes(value)
              ? []
              : `${entry.name} of ${one.key}: ${key}=${value}`
          }),
        ),
      ),
    )
    expect([...new Set(strange)]).toEqual([])
  })

  it('stays whole and within its rule over a day', () => {
    const wrong = metrics.flatMap((entry) =>
      places(entry).flatMap((one) => {
        const reader = BEYOND.test(entry.name) ? null : readerOf(SEED, entry.name, one)
        if (!reader) return []
        const { lo, hi } = bounds(entry)
        const out = new Float64Array(reader.labels.length)
        for (let minute = FROM; minute < FROM + DAY; minute += 17) {
          if (!one.alive(minute)) continue
          reader.read(minute, out)
          const total = out.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0)
          const bad = out.find((value) => !Number.isNaN(value) && (!Number.isInteger(value) || value > hi || value < 0))
          const low = total < lo && !out.includes(Number.NaN)
          if (bad !== undefined || low) return `${entry.name} of ${one.key}: ${bad ?? total} not in ${lo}…${hi}`
        }
        return []
      }),
    )
    expect(wrong).toEqual([])
  })

  it('is the same whenever it is asked', () => {
    const entries = metrics.filter((_, index) => index % 7 === 0)
    for (const entry of entries)
      for (const one of places(entry).slice(0, 1)) {
        const [first, second] = [readerOf(SEED, entry.name, one), readerOf(SEED, entry.name, one)]
        const [a, b] = [new Float64Array(first?.labels.length ?? 0), new Float64Array(second?.labels.length ?? 0)]
        first?.read(FROM + 700, a)
        for (const minute of [FROM + 900, FROM, FROM + 700]) second?.read(minute, b)
        expect(b, entry.name).toEqual(a)
      }
  })
})
