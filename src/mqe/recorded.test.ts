import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entity, EntityKind } from '@/scope/entity'
import { STEP_MS, type Step } from '@/time/step'
import { answer } from './answer'
import { check } from './check'
import { parse } from './parse'
import { print } from './print'
import type { LabelList, Level, MetricFacts } from './source'
import { bare } from './testing/arbitrary'
import { sourceOf, type Facts } from './testing/server'

const RECORDINGS = '../shared/oap/recordings'
const VERSIONS: readonly (readonly [string, Level])[] = [['10.1.0', 10.1], ['10.4.0', 10.4], ['11.0.0', 11.0]] // prettier-ignore

interface Recorded {
  readonly request: {
    readonly body: {
      readonly variables: {
        readonly expression: string
        readonly entity: Entity
        readonly duration: { readonly start: string; readonly end: string; readonly step: Step }
      }
    }
  }
  readonly response: {
    readonly body: {
      readonly errors?: readonly { readonly message: string }[]
      readonly data?: {
        readonly execExpression: {
          readonly type: string
          readonly error: string | null
          readonly results: readonly { readonly metric: { readonly labels: LabelList }; readonly values: readonly unknown[] }[]
        } | null
      }
    }
  }
} // prettier-ignore

interface Catalogued {
  readonly name: string
  readonly type: MetricFacts['type']
  readonly scope: EntityKind
}

const TEMPLATES = '../shared/oap/templates-10.4'

/** Expressions of stored templates, wherever they stand. */
function expressionsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /xpressions$/.test(key) && value !== '' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((each) => expressionsIn(each, key))
  return value && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, each]) => expressionsIn(each, name))
    : []
}

describe('an entity that misses a name', () => {
  it('is silent only for a bare metric', () => {
    const facts = (name: string): Facts => ({ name, type: 'REGULAR_VALUE', attributes: null, scope: 'Service' })
    const source = sourceOf(10.4, facts, { serviceName: 'checkout' }, [0], 'MINUTE')
    const { type, error } = answer('service_cpm', source)
    expect([type, error]).toEqual(['UNKNOWN', null])
    expect(answer('service_sla/100', source).error).toBe('Unsupported binary operation: Unsupported operation.')
    expect(answer('latest(service_sla)', source).error).toBe('LATEST can only be used in time series result.')
    expect(answer('avg(service_sla)/100', source).error).toBe(
      'Unsupported binary operation: Single to Single, left result is empty or has more than one value.',
    )
  })
})

if (existsSync(TEMPLATES) && existsSync(RECORDINGS)) {
  describe('the dashboards of 10.4', () => {
    const files = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    const all = files.map((name) => JSON.parse(readFileSync(`${TEMPLATES}/${name}`, 'utf8')) as unknown)
    const texts = [...new Set(all.flatMap((each) => expressionsIn(each)))]
    const catalogue = JSON.parse(readFileSync('../shared/oap/metrics-catalog.json', 'utf8')) as {
      readonly meta: { readonly dashboardMetricsWithoutDefinition: readonly string[] }
      readonly metrics: readonly Catalogued[]
    }
    const metrics = new Set(catalogue.metrics.map(({ name }) => name))

    it('are read, and printed as the same tree', () => {
      expect(texts.length).toBeGreaterThan(1_900)
      for (const text of texts) {
        const read = parse(text, 10.4)
        if (!read.ok) throw new Error(`${text}: ${read.fault.message}`)
        const again = parse(print(read.ast), 10.4)
        expect(again.ok && bare(again.ast)).toEqual(bare(read.ast))
      }
    })

    it('have no problem but the metrics without definition and one stray parenthesis', () => {
      const found = texts.flatMap((text) =>
        check(text, { level: 10.4, metrics }).map(({ code, from, to }) => [code, text.slice(from, to)]),
      )
      const missing = catalogue.meta.dashboardMetricsWithoutDefinition.map((name) => ['unknown-metric', name])
      expect(found.sort()).toEqual([...missing, ['ignored', ')']].sort())
    })
  })
}

if (existsSync(RECORDINGS)) {
  const catalogue = new Map(
    (JSON.parse(readFileSync('../shared/oap/metrics-catalog.json', 'utf8')) as { metrics: Catalogued[] }).metrics.map(
      (metric) => [metric.name, metric],
    ),
  )
  const later = new Set(['top_n_service_database_statement'])
  const factsOf = (level: Level) => (name: string): Facts | null => {
    const metric = level < 10.3 && later.has(name) ? undefined : catalogue.get(name)
    return metric ? { name, type: metric.type, attributes: ['attr0'], scope: metric.scope } : null
  } // prettier-ignore
  /** The recorded durations are minutes of one day, hours, or days. */
  const instant = (text: string): number => {
    const [, day = '', hour = '00', minute = '00'] = /^(\S+)(?: (\d\d)(\d\d)?)?/.exec(text) ?? []
    return Date.parse(`${day}T${hour}:${minute}:00Z`)
  }
  const shown = (message: string | null | undefined) => message?.replace(/( expecting ).*/s, '$1…') ?? null

  describe.each(VERSIONS)('answers recorded from %s', (version, level) => {
    const files = readdirSync(`${RECORDINGS}/${version}`).filter((name) => name.startsWith('mqe-'))
    const recorded = files.map((name): [string, Recorded] => [
      name.slice(4, -5),
      JSON.parse(readFileSync(`${RECORDINGS}/${version}/${name}`, 'utf8')) as Recorded,
    ])
    // Refused before MQE is reached: durations.
    const asked = recorded.filter(([, { response }]) => !/Duration data error|Invalid format/.test(response.body.errors?.[0]?.message ?? '')) // prettier-ignore

    it.each(asked)('%s', (_, { request, response }) => {
      const { expression, entity, duration } = request.body.variables
      const { start, end, step } = duration
      const points = (instant(end) - instant(start)) / STEP_MS[step] + 1
      const buckets = Array.from({ length: points }, (__, index) => index)
      const source = sourceOf(level, factsOf(level), entity, buckets, step)
      const thrown = response.body.errors?.[0]?.message
      if (thrown !== undefined) {
        expect(() => answer(expression, source)).toThrow(thrown.replace('Exception while fetching data (/execExpression) : ', '')) // prettier-ignore
        return
      }
      const wanted = response.body.data?.execExpression
      const got = answer(expression, source)
      const lists = got.type === 'SORTED_LIST' || got.type === 'RECORD_LIST' || /^sort_values/.test(expression)
      expect({
        type: got.type,
        error: shown(got.error),
        results: got.results.map(({ labels, values }) => [/^sort_values/.test(expression) ? [] : labels, lists ? 0 : values.length]),
      }).toEqual({
        type: wanted?.type,
        error: shown(wanted?.error),
        results: wanted?.results.map(({ metric, values }) => [/^sort_values/.test(expression) ? [] : metric.labels, lists ? 0 : values.length]),
      })
    }) // prettier-ignore
  })
}
