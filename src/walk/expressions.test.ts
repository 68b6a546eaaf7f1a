import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answer } from '@/mqe/answer'
import { parse } from '@/mqe/parse'
import { metricsOf } from '@/mqe/walk'
import type { Entity } from '@/scope/entity'
import { world } from '../../server/demo/world/testing'
import { LEVEL, NOW, WINDOW } from './testing/asking'
import { subjectsOf } from './testing/entities'
import { mounted, templates, type Template } from './testing/templates'

/** Complete for metrics of every scope: what is wrong in an expression shows, whatever it is about. */
const ANYTHING: Entity = {
  serviceName: 'plover::checkout',
  normal: true,
  serviceInstanceName: 'checkout-fnw7562jb-k58cq',
  endpointName: 'POST:/orders',
  processName: 'envoy',
  destServiceName: 'plover::payment',
  destNormal: true,
  destServiceInstanceName: 'payment-4mvxp669h-l6p4r',
  destEndpointName: 'POST:/payments',
  destProcessName: 'envoy',
}

/** What the templates ask though OAP refuses it, as recorded in `mqe-record-without-top-n.json` of every version. */
const REFUSED: ReadonlyMap<string, string> = new Map(
  ['sampled_slow_trace_record', 'sampled_status_4xx_trace_record', 'sampled_status_5xx_trace_record'].map((name) => [
    name,
    `Metric: [${name}] is topN record, need top_n function for query.`,
  ]),
)

const LIST = /^(e|[a-z]+E)xpressions$/

/** Every expression that a template can lead to: of widgets, lists and maps, of gates, and of the nodes of a hierarchy. */
function expressionsOf({ dashboard }: Template): readonly string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) {
        if (LIST.test(key) && Array.isArray(member)) member.forEach((one) => found.add(String(one)))
        else if (key === 'expression' && typeof member === 'string') found.add(member)
        else walk(member)
      }
  }
  walk(dashboard.raw)
  found.delete('')
  return [...found]
}

interface Catalogue {
  readonly meta: { readonly dashboardMetricsWithoutDefinition: readonly string[] }
  readonly metrics: readonly { readonly name: string; readonly in10_4_0?: boolean }[]
}

if (!mounted) test.skip('the templates of OAP 10.4 are not mounted', () => {})

/** OAP's error, or what it throws; `null` for an answer. */
function errorOf(expression: string, entity: Entity): string | null {
  try {
    return answer(expression, world.source({ entity, window: WINDOW, now: NOW, level: LEVEL })).error ?? null
  } catch (thrown) {
    return String(thrown)
  }
}

const namesIn = (expression: string): readonly string[] => {
  const parsed = parse(expression, LEVEL)
  return parsed.ok ? metricsOf(parsed.ast) : []
}

if (mounted)
  test('every distinct expression of the templates is answered, but for those that name a metric OAP lacks', async () => {
    const { meta, metrics } = JSON.parse(readFileSync('../shared/oap/metrics-catalog.json', 'utf8')) as Catalogue
    const later = metrics.filter((one) => one.in10_4_0 !== true).map(({ name }) => name)
    const lacking: ReadonlySet<string> = new Set([...meta.dashboardMetricsWithoutDefinition, ...later])
    const expressions = new Set(templates.flatMap(expressionsOf))
    expect(expressions.size).toBeGreaterThan(1_200)

    const faults = new Map<string, string | null>()
    for (const template of templates) {
      const { layer, entity } = template.dashboard
      const subjects = (await subjectsOf(layer, entity)).map((one) => ({ ...ANYTHING, ...one.entity }))
      for (const expression of expressionsOf(template)) {
        if (faults.get(expression) === null) continue
        let error = errorOf(expression, ANYTHING)
        // A difference from a minimum needs somebody who has both.
        for (const one of subjects) if (error?.includes('single result is empty')) error = errorOf(expression, one)
        faults.set(expression, error)
      }
    }
    const wrong = [...faults].filter(([expression, error]) => {
      const isLacking = namesIn(expression).some((name) => lacking.has(name))
      return isLacking ? error === null : error !== (REFUSED.get(expression) ?? null)
    })
    expect(wrong).toEqual([])
    const named = new Set([...faults.keys()].flatMap(namesIn))
    for (const name of meta.dashboardMetricsWithoutDefinition) expect(named).toContain(name)
  })
