import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node, TopN } from './ast'
import { answer, EngineThrow } from './answer'
import { run } from './evaluate'
import { print } from './print'
import { readerOf } from './read'
import type { EngineValue, MetricType, Source } from './source'
import { expressions } from './testing/arbitrary'
import { walk } from './walk'

/**
 * The shape rules of mqe.md §5 and §6, written down apart from the evaluator: what kind of result an expression has, how
 * many entries with how many values, and which error. Values are none of its business.
 */
interface Shape {
  readonly kind: 'UNKNOWN' | 'SINGLE_VALUE' | 'TIME_SERIES_VALUES' | 'SORTED_LIST' | 'RECORD_LIST'
  readonly labelled: boolean
  readonly rows: number
  /** Values of each entry. */
  readonly values: number
  readonly bool: boolean
  /** Has any entry a value? `null`: that depends on the values. */
  readonly filled: boolean | null
  /** Start of the error text. */
  readonly error: string | null
}

const POINTS = 6
const ENTITIES = 4
const LABELS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  service_percentile: [{ p: '50' }, { p: '75' }, { p: '99' }],
  k8s: [
    { namespace: 'a', p: '50' },
    { namespace: 'b', p: '50' },
  ],
}
const TYPES: Readonly<Record<string, MetricType>> = {
  service_cpm: 'REGULAR_VALUE',
  no_data: 'REGULAR_VALUE',
  service_percentile: 'LABELED_VALUE',
  k8s: 'LABELED_VALUE',
  records: 'SAMPLED_RECORD',
  heat: 'HEATMAP',
}

const base = { labelled: false, bool: false, error: null } as const
const unknown: Shape = { ...base, kind: 'UNKNOWN', rows: 0, values: 0, filled: false }
const refused = (error: string): Shape => ({ ...unknown, error })
const single = (filled: boolean | null): Shape => ({ ...base, kind: 'SINGLE_VALUE', rows: 1, values: 1, filled })

/** How many of a metric's entries its selectors leave: any of the values, all of the labels, 10.4 and newer. */
function selected({ name, labels }: Extract<Node, { kind: 'metric' }>): number {
  const wanted = new Map<string, string[]>()
  for (const each of labels ?? []) {
    const parts = each.value.split(',').map((part) => part.trim()).filter((part) => part !== '') // prettier-ignore
    if (parts.length > 0) wanted.set(each.name, [...(wanted.get(each.name) ?? []), ...parts])
  }
  const all = LABELS[name] ?? []
  return all.filter((row) => [...wanted].every(([label, parts]) => parts.includes(row[label] ?? '\0'))).length
}

function metricShape(node: Extract<Node, { kind: 'metric' }>): Shape {
  const series = { ...base, kind: 'TIME_SERIES_VALUES', values: POINTS } as const
  switch (TYPES[node.name]) {
    case 'HEATMAP':
      return unknown
    case 'SAMPLED_RECORD':
      return refused(`Metric: [${node.name}] is topN record, need top_n function for query.`)
    case 'REGULAR_VALUE':
      return { ...series, rows: 1, filled: node.name === 'service_cpm' }
    case 'LABELED_VALUE': {
      const rows = selected(node)
      return { ...series, labelled: true, rows, filled: rows > 0 }
    }
    default:
      return refused(`Metric: [${node.name}] does not exist.`)
  }
}

function topShape({ metric, limit, attributes }: TopN): Shape {
  const type = TYPES[metric.name]
  if (type !== 'REGULAR_VALUE' && type !== 'SAMPLED_RECORD') return metricShape(metric)
  if (Number(limit) <= 0) return refused('TopN value must be > 0.')
  if (metric.name === 'no_data' && attributes.length > 0) return refused('The attribute [attr')
  const values = Math.min(ENTITIES, Number(limit))
  return { ...base, kind: type === 'REGULAR_VALUE' ? 'SORTED_LIST' : 'RECORD_LIST', rows: 1, values, filled: true }
}

const isList = ({ kind }: Shape): boolean => kind !== 'SINGLE_VALUE' && kind !== 'UNKNOWN'
const PREFIX = { arithmetic: 'binary', compare: 'compare', logic: 'bool' }

/** §5: the table of pairs, `null` for a refusal by shape. */
function pair(left: Shape, right: Shape): Shape | string {
  const filled = left.filled === false || right.filled === false ? null : left.filled && right.filled
  const both = [left, right].filter(({ kind }) => kind === 'SINGLE_VALUE').length
  if (both === 2) {
    if (left.labelled && right.labelled) return { ...left, filled: null }
    const one = left.labelled ? 'Many to One' : right.labelled ? 'One to Many' : 'Single to Single'
    const plain = left.labelled ? [right] : right.labelled ? [left] : [left, right]
    if (plain.some(({ rows }) => rows !== 1)) return one
    if (left.labelled || right.labelled) return left.labelled ? left : right
    return { ...single(left.filled === false || right.filled === false ? false : filled), bool: false }
  }
  if (left.kind === 'SINGLE_VALUE' && isList(right)) return left.rows === 0 ? 'One to Many' : right
  if (right.kind === 'SINGLE_VALUE' && isList(left)) return right.rows === 0 ? 'Many to One' : left
  if (left.kind !== 'TIME_SERIES_VALUES' || right.kind !== 'TIME_SERIES_VALUES') return 'Unsupported operation.'
  const plain = [left, right].filter(({ labelled }) => !labelled)
  if (plain.some(({ rows }) => rows === 0)) return 'Series'
  const met = left.rows > 0 && right.rows > 0 && left.values !== right.values
  if (left.labelled && right.labelled) return met ? 'depends' : { ...left, filled: null }
  if (met) return 'Series'
  const empty = plain.length === 2 && (left.filled === false || right.filled === false)
  if (right.labelled) return { ...right, filled: null }
  return { ...left, filled: empty || left.labelled ? (left.labelled ? null : false) : filled }
}

class Depends extends Error {}

function binaryShape(node: Extract<Node, { left: Node }>, asBool: boolean): Shape {
  const logic = node.kind === 'logic'
  const left = shape(node.left, logic)
  if (left.error) return left
  const right = shape(node.right, logic)
  if (right.error) return right
  if (logic && !left.bool) return refused('Bool Operation: The result of the left expression is not a compare result.')
  if (logic && !right.bool)
    return refused('Bool Operation: The result of the right expression is not a compare result.')
  const met = pair(left, right)
  if (met === 'depends') throw new Depends()
  if (typeof met === 'string') return refused(`Unsupported ${PREFIX[node.kind]} operation: ${met}`)
  return { ...met, bool: met.bool || (asBool && node.kind !== 'arithmetic') }
}

const count = (list: string): number => {
  if (list.trim() === '') return 0
  return list.indexOf(',') > 0 ? list.replace(/,+$/, '').split(',').length : 1
}

function labelFunction(node: Extract<Node, { kind: 'relabels' | 'aggregate_labels' }>, of: Shape): Shape {
  if (node.kind === 'aggregate_labels' && of.error) return of
  if (!of.labelled) return { ...of, error: 'The result of expression [' }
  if (node.kind === 'relabels') {
    const [from, to] = [count(node.target.value), count(node.replacement.value)]
    const wrong = from > 0 && to > 0 && from !== to
    return wrong ? { ...of, error: `Target label [${node.target.name}]: the number of relabel values` } : of
  }
  if (of.rows === 0) return of
  if (node.labels === null) return { ...of, labelled: false, rows: 1 }
  throw new Depends()
}

function topNOfShape(node: Extract<Node, { kind: 'top_n_of' }>): Shape {
  let kind: Shape['kind'] | null = null
  let values = 0
  for (const of of node.of.map(topShape)) {
    if (of.error) return of
    if (kind && kind !== of.kind) return refused(`TopN type is not consistent, one is ${kind}, another is ${of.kind}`)
    if (of.kind === 'UNKNOWN' || of.kind === 'TIME_SERIES_VALUES') throw new Depends()
    kind = of.kind
    values += of.values
  }
  const kept = Math.min(values, Number(node.limit))
  return { ...base, kind: kind ?? 'UNKNOWN', rows: 1, values: kept, filled: kept > 0 }
}

function choiceShape(node: Extract<Node, { kind: 'choice' }>): Shape {
  const shapes = node.of.map((each) => shape(each, false))
  if (node.fn === 'is_present') return single(true)
  const first = shapes.find(({ filled }) => filled !== false)
  if (first?.filled === null) throw new Depends()
  return first ?? shapes[0] ?? unknown
}

function trendShape(node: Extract<Node, { kind: 'trend' }>): Shape {
  if (Number(node.range) < 1) return refused('The trend range must be greater than 0.')
  const of = metricShape(node.metric)
  if (of.error) return of
  return of.kind === 'TIME_SERIES_VALUES'
    ? { ...of, filled: of.filled && null }
    : { ...of, error: 'The result of expression [' }
}

function sortValuesShape(node: Extract<Node, { kind: 'sort_values' }>, of: Shape): Shape {
  if (!of.labelled) return of
  const rows = Math.min(of.rows, Number(node.limit))
  return { ...of, kind: 'TIME_SERIES_VALUES', rows, filled: rows === 0 ? false : rows === of.rows ? of.filled : null }
}

/** What §5 and §6 say about an expression. */
function shape(node: Node, asBool: boolean): Shape {
  switch (node.kind) {
    case 'paren':
      return shape(node.of, asBool)
    case 'scalar':
      return single(true)
    case 'metric':
      return metricShape(node)
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return binaryShape(node, asBool)
    case 'trend':
      return trendShape(node)
    case 'top_n':
      return topShape(node)
    case 'top_n_of':
      return topNOfShape(node)
    case 'choice':
      return choiceShape(node)
    case 'baseline': {
      const known = TYPES[node.metric.name] !== undefined
      return known
        ? { ...base, kind: 'TIME_SERIES_VALUES', rows: 1, values: POINTS, filled: false }
        : metricShape(node.metric)
    }
  }
  const of = shape(node.of, false)
  if (node.kind === 'sort_values') return sortValuesShape(node, of)
  if (node.kind === 'sort_label_values') return of
  if (node.kind === 'relabels' || node.kind === 'aggregate_labels') return labelFunction(node, of)
  if (of.error || node.kind !== 'aggregation') return of
  if (node.fn === 'latest' && of.kind !== 'TIME_SERIES_VALUES') {
    return refused('LATEST can only be used in time series result.')
  }
  const always = node.fn === 'sum' || node.fn === 'count'
  return { ...of, kind: 'SINGLE_VALUE', values: 1, filled: always ? of.rows > 0 : of.filled }
}

const values = (metric: string, back = 0): (number | null)[] =>
  Array.from({ length: POINTS + back }, (_, index) => (metric === 'no_data' ? null : 10 + ((index * 7) % 5)))
const list: EngineValue[] = Array.from({ length: ENTITIES }, (_, index) => ({
  id: `e${index}`,
  value: 40 - 10 * index,
}))

const source: Source = {
  level: 11.0,
  step: 'MINUTE',
  at: Array.from({ length: POINTS }, (_, index) => index * 60_000),
  facts: (name) => {
    const type = TYPES[name]
    const attributes = name === 'no_data' ? null : [0, 1, 2, 3, 4, 5].map((index) => `attr${index}`)
    return type ? { name, type, attributes } : null
  },
  series: (metric, back) => values(metric, back),
  labelled: (metric, back) =>
    (LABELS[metric] ?? []).map((labels) => ({
      labels: Object.entries(labels).map(([key, value]) => ({ key, value })),
      values: values(metric, back),
    })),
  top: (_, limit) => list.slice(0, limit),
  records: (_, limit) => list.slice(0, limit),
  baseline: () => source.at.map((at) => ({ id: String(at), value: null })),
}

/** The exceptions OAP lets through, each with the word an expression needs for it. */
const THROWN: readonly (readonly [RegExp, RegExp])[] = [
  [/NumberFormatException: Character [IN]/, /round\(/],
  [/IllegalStateException: Duplicate key/, /sort_values\(.*(relabels|aggregate_labels)\(/s],
  [/IndexOutOfBoundsException/, /top_n_of\(/],
]

/** 1, 0 or nothing. Not where a plain series with empty points meets labelled ones: these keep their raw value (upstream slip). */
function onlyFlags(ast: Node, all: readonly (number | null)[]): boolean {
  if (ast.kind !== 'compare' || (!shape(ast.left, false).labelled && shape(ast.right, false).labelled)) return true
  return all.every((value) => value === null || value === 0 || value === 1)
}

describe('random expressions', () => {
  it('keep the shape rules', () => {
    let judged = 0
    fc.assert(
      fc.property(expressions(), (ast) => {
        const text = print(ast)
        const setting = { text, level: 11.0, step: 'MINUTE', reader: readerOf(source), tracer: null } as const
        let working
        try {
          working = run(ast, setting)
        } catch (thrown) {
          if (!(thrown instanceof EngineThrow)) throw thrown
          expect(THROWN.some(([message, word]) => message.test(thrown.message) && word.test(text))).toBe(true)
          return
        }
        let rule: Shape
        try {
          rule = shape(ast, true)
        } catch (thrown) {
          if (thrown instanceof Depends) return
          throw thrown
        }
        judged += 1
        const { type, error, rows, labelled } = working
        expect({ type, labelled, rows: rows.length, error: error?.slice(0, rule.error?.length) ?? null }).toEqual({
          type: rule.kind,
          labelled: rule.labelled,
          rows: rule.rows,
          error: rule.error,
        })
        for (const row of rows) expect([row.numbers.length, row.empty.length, row.ids.length]).toEqual(Array(3).fill(rule.values))
        const wire = answer(text, source).results.flatMap((result) => result.values.map(({ value }) => value))
        if (rule.filled !== null) expect(wire.some((value) => value !== null)).toBe(rule.filled)
        if (!error) expect(onlyFlags(ast, wire)).toBe(true)
      }),
      { numRuns: 10_000 },
    ) // prettier-ignore
    expect(judged).toBeGreaterThan(8_000)
  })

  it('are of every kind', () => {
    const kinds = new Set<string>()
    for (const ast of fc.sample(expressions(), 2_000)) walk(ast, ({ kind }) => kinds.add(kind))
    expect(kinds.size).toBe(18)
  })
})
