import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { STEP_MS, type Step } from '@/time/step'
import { answer } from './answer'
import { run } from './evaluate'
import { formatValue } from './format'
import { parse } from './parse'
import { readerOf, type Reader } from './read'
import type { EngineValue, Evaluation, LabelList, Source } from './source'
import { blank, EngineThrow, finished, row, type Working } from './working'

const FILE = '../shared/oap/mqe-vectors.json'

interface WireValue {
  readonly id: string | null
  readonly value: string | null
  readonly traceID?: string
}
interface WireResult {
  readonly type: Evaluation['type']
  readonly labeled: boolean
  readonly bool?: boolean
  readonly error?: string | null
  readonly throws?: string
  readonly results?: readonly {
    readonly metric: { readonly labels: LabelList }
    readonly values: readonly WireValue[]
  }[]
}
interface Duration {
  readonly start: string
  readonly end: string
  readonly step: Step
}
interface EngineVector {
  readonly id: string
  readonly expression: string
  readonly expected: WireResult
  readonly entityInvalid?: boolean
  readonly duration?: Duration
}
interface OperandVector {
  readonly id: string
  readonly expression: string
  readonly step?: Step
  readonly operands: Readonly<Record<string, WireResult>>
  readonly expected: WireResult | string
}
interface WorldMetric {
  readonly type: 'REGULAR_VALUE' | 'LABELED_VALUE' | 'SAMPLED_RECORD' | 'HEATMAP'
  readonly values?: Readonly<Record<string, number | Readonly<Record<string, number>>>>
  readonly entities?: readonly {
    readonly name: string
    readonly value: number
    readonly [attribute: string]: unknown
  }[]
  readonly attrs?: readonly string[]
  readonly records?: readonly { readonly name: string; readonly value: number; readonly traceID?: string }[]
}
interface World {
  readonly duration: Duration
  readonly metrics: Readonly<Record<string, WorldMetric>>
  readonly baseline: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>
}
interface Vectors {
  readonly world: World
  readonly engineVectors: readonly EngineVector[]
  readonly operandVectors: readonly OperandVector[]
}

/** `2024-01-01 1003` -> epoch ms (the vectors' zone is UTC). */
const instant = (text: string): number => {
  const [, year, month, day, hour = 0, minute = 0] = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d)(\d\d)?)?/.exec(text) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}
/** Epoch ms -> OAP's time bucket, `202401011003`. */
const bucket = (at: number, step: Step): string =>
  new Date(at).toISOString().replace(/\D/g, '').slice(0, { SECOND: 14, MINUTE: 12, HOUR: 10, DAY: 8 }[step]) // prettier-ignore

const labelsOf = (text: string): LabelList =>
  text.slice(1, -1).split(',').map((pair) => ({ key: pair.split('=')[0] ?? '', value: pair.split('=')[1] ?? '' }))
    .sort((a, b) => (a.key < b.key ? -1 : 1)) // prettier-ignore

function sorted<T extends { readonly value: number }>(list: readonly T[], order: 'ASC' | 'DES', limit: number): T[] {
  return [...list].sort((a, b) => (order === 'ASC' ? a.value - b.value : b.value - a.value)).slice(0, limit)
}

/** The in-memory world the vectors were recorded over. */
function sourceOf(world: World, vector: Pick<EngineVector, 'duration' | 'entityInvalid'>): Source {
  const { start, end, step } = vector.duration ?? world.duration
  const width = STEP_MS[step]
  const at = Array.from({ length: (instant(end) - instant(start)) / width + 1 }, (_, i) => instant(start) + i * width)
  const times = (back = 0) => Array.from({ length: at.length + back }, (_, i) => bucket((at[0] ?? 0) + (i - back) * width, step)) // prettier-ignore
  const values = (metric: string) => world.metrics[metric]?.values ?? {}
  return {
    level: 11.0,
    step,
    at,
    facts: (name) => {
      const metric = world.metrics[name]
      return metric ? { name, type: metric.type, attributes: metric.attrs ?? null } : null
    },
    series: (metric, back) =>
      vector.entityInvalid ? null : times(back).map((time) => (values(metric)[time] as number | undefined) ?? null),
    labelled: (metric, back) => {
      if (vector.entityInvalid) return null
      const columns = times(back).map((time) => (values(metric)[time] ?? {}) as Readonly<Record<string, number>>)
      const texts = [...new Set(columns.flatMap((column) => Object.keys(column)))].sort()
      return texts.map((text) => ({ labels: labelsOf(text), values: columns.map((column) => column[text] ?? null) }))
    },
    top: (metric, limit, order, attributes) => {
      const rows = world.metrics[metric]?.entities ?? []
      const kept = rows.filter((each) =>
        attributes.every(({ name, equals, value }) => (each[name] === value) === equals),
      )
      return sorted(kept, order, limit).map(({ name, value }) => ({ id: name, value }))
    },
    records: (metric, limit, order) =>
      sorted(world.metrics[metric]?.records ?? [], order, limit).map((each) => ({
        id: each.name,
        value: each.value,
        traceID: each.traceID ?? null,
      })),
    baseline: (metric, which) =>
      times().map((id) => ({ id, value: world.baseline[id.slice(0, 10)]?.[metric]?.[which] ?? null })),
  }
}

/** An already evaluated sub-expression. */
function operand(given: WireResult): Working {
  const rows = (given.results ?? []).map(({ metric, values }) => {
    const numbers = Float64Array.from(values, ({ value }) => Number(value ?? 0))
    const empty = Uint8Array.from(values, ({ value }) => (value === null ? 1 : 0))
    return row(metric.labels, numbers, empty, values.map(({ id }) => id)) // prettier-ignore
  })
  return { ...blank(given.type), labelled: given.labeled, bool: given.bool === true, rows }
}

const wireValue = ({ id, value, traceID }: EngineValue): WireValue => ({
  id,
  value: formatValue(value),
  ...(traceID ? { traceID } : {}),
})
/** The list after "expecting" is free. */
const comparable = (error: string | null | undefined): string | null =>
  error?.replace(/( expecting ).*/s, '$1…') ?? null

const wire = (working: Working): WireResult => {
  const { type, error, results } = finished(working)
  return {
    type,
    error: comparable(error),
    labeled: working.labelled,
    results: results.map(({ labels, values }) => ({ metric: { labels }, values: values.map(wireValue) })),
  }
}
const wanted = ({ type, error, labeled, results }: WireResult): WireResult => ({
  type,
  error: comparable(error),
  labeled: labeled ?? false,
  results: results ?? [],
})

function evaluated(text: string, step: Step, reader: Reader): Working {
  const read = parse(text, 11.0)
  if (!read.ok) return { ...blank('UNKNOWN'), error: read.fault.message }
  return run(read.ast, { text, level: 11.0, step, reader, tracer: null })
}

if (!existsSync(FILE)) it.skip('vectors not mounted', () => undefined)
else {
  const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as Vectors

  describe('engine vectors', () => {
    it.each(vectors.engineVectors.map((vector) => [vector.id, vector.expression, vector] as const))('%s %s', (_, text, vector) => {
      const source = sourceOf(vectors.world, vector)
      if (vector.expected.throws !== undefined) {
        expect(() => answer(text, source)).toThrow(new EngineThrow(vector.expected.throws))
        return
      }
      const working = evaluated(text, source.step, readerOf(source))
      const got = wire(working)
      expect(got).toEqual(wanted(vector.expected))
      const { type, error, results } = answer(text, source)
      expect({ type, error: comparable(error), values: results.map(({ values }) => values.map(wireValue)) }).toEqual({
        type: got.type,
        error: got.error,
        values: got.results?.map(({ values }) => values),
      })
    }) // prettier-ignore
  })

  describe('operand vectors', () => {
    it.each(vectors.operandVectors.map((vector) => [vector.id, vector.expression, vector] as const))('%s %s', (_, text, vector) => {
      const reader: Reader = {
        read(metric) {
          const given = vector.operands[metric.name]
          if (!given) throw new Error(`no operand ${metric.name}`)
          return operand(given)
        },
      }
      const bare = text.replace(/\s*#.*$/, '')
      const lists = bare.startsWith('top_n_of') ? bare.replace(/\b[A-Z]\b/g, 'top_n($&, 1, des)') : bare
      const expected = typeof vector.expected === 'string' ? vector.operands[vector.expected] : vector.expected
      if (!expected) throw new Error('no expectation')
      const got = wire(evaluated(lists, vector.step ?? 'MINUTE', reader))
      expect(got).toEqual(wanted(expected))
    }) // prettier-ignore
  })
}
