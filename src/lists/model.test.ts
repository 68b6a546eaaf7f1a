import { describe, expect, it } from 'vitest'
import type { Failure, Result, Value } from '@/mqe/result'
import type { JsonObject, MetricItem } from '@/template/types'
import { listOptions } from './columns'
import { cellKey, cellOf, headsOf, standingOf, type Known } from './model'
import { rankingOf } from './ranking'
import { entry, rank } from './demoEntry'

const item = (given: Partial<MetricItem>): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 24, h: 26 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'ServiceList', options: {} },
  expressions: ['avg(service_cpm)', 'avg(service_sla)/100'],
  subExpressions: [],
  metricConfig: [{ label: 'Load', unit: 'calls / min' }],
  associate: [],
  raw: {},
  ...given,
})
const scalar = (...values: Value[]): Result => ({
  kind: 'scalar',
  values: values.map((value) => ({ labels: {}, value })),
})
const labelled = (...pairs: [string, Value][]): Result => ({
  kind: 'scalar',
  values: pairs.map(([p, value]) => ({ labels: { p }, value })),
})
const failure: Failure = { kind: 'failure', cause: 'expression', message: 'no such metric' }
const known = (cells: Record<string, readonly (Result | undefined)[]>): Known =>
  new Map(
    Object.entries(cells).flatMap(([name, results]) =>
      results.flatMap((result, index) => (result ? [[cellKey(name, index), result] as const] : [])),
    ),
  )

describe('options of a list', () => {
  it('makes a column per expression, with unit, trend and the dashboard of a row', () => {
    const options = listOptions(
      item({
        graph: { type: 'ServiceList', options: { dashboardName: 'Overview', showGroup: false } },
        subExpressions: ['service_cpm'],
      }),
    )
    expect(options).toMatchObject({
      dashboard: 'Overview',
      showGroup: false,
      columns: [
        { expression: 'avg(service_cpm)', title: 'Load', unit: { text: 'calls / min' }, trend: 'service_cpm' },
        { title: 'avg(service_sla)/100', unit: { text: '' }, trend: null },
      ],
    })
  })

  it('has the text as large as a row has room for, and calls the trend as stored', () => {
    const sized = (fontSize: JsonObject[string]) =>
      listOptions(item({ graph: { type: 'ServiceList', options: { fontSize } } })).size
    expect([12, 10, 14, 20, 'x'].map(sized)).toEqual([null, 11, 14, 16, null])
    const { columns } = listOptions(item({ metricConfig: [{ label: 'Load', detailLabel: 'load' }] }))
    expect(columns.map(({ detail }) => detail)).toEqual(['load', undefined])
  })

  it('leaves out empty expressions and takes a control without a graph', () => {
    expect(listOptions(item({ expressions: ['', 'a'] })).columns.map(({ expression }) => expression)).toEqual(['a'])
    const control = { type: 'ServiceList', control: true as const, id: '1', place: { x: 0, y: 0, w: 1, h: 1 }, raw: {} }
    expect(listOptions(control).columns).toEqual([])
  })
})

describe('columns', () => {
  it('has one per label, titled by the stored names', () => {
    const { columns } = listOptions(
      item({ expressions: ['avg(p)'], metricConfig: [{ labelsIndex: '50,99', label: 'p50,p99', unit: 'ms' }] }),
    )
    const heads = headsOf({ columns, known: known({ a: [labelled(['50', 1], ['99', 2], ['x,y', 3])] }) })
    expect(heads.map(({ title, label }) => [title, label])).toEqual([
      ['p50', '50'],
      ['p99', '99'],
      ['x,y', 'x,y'],
    ])
    expect(cellOf(labelled(['50', 1], ['99', 2]), heads[1] ?? { label: '' })).toEqual({ value: 2 })
    expect(cellOf(labelled(['50', 1]), heads[1] ?? { label: '' })).toEqual({ value: null })
  })

  it('keeps the name it had before it was translated', () => {
    const translated = { label: '负载', name: 'Load' }
    const { columns } = listOptions(item({ expressions: ['a', 'b'], metricConfig: [translated, { label: 'Success' }] }))
    expect(headsOf({ columns, known: new Map() }).map(({ title, name }) => [title, name])).toEqual([
      ['负载', 'Load'],
      ['Success', 'Success'],
    ])
    const several = headsOf({ columns, known: known({ a: [labelled(['50', 1], ['99', 2])] }) })
    expect(several.slice(0, 2).map(({ title, name }) => [title, name])).toEqual([
      ['负载 50', 'Load 50'],
      ['负载 99', 'Load 99'],
    ])
  })

  it('is there before anything is answered', () => {
    const { columns } = listOptions(item({}))
    expect(headsOf({ columns, known: new Map() }).map(({ title }) => title)).toEqual(['Load', 'avg(service_sla)/100'])
  })
})

describe('cells', () => {
  const none = { label: '' }
  it('tells unknown, empty, bad and failed apart', () => {
    expect(cellOf(undefined, none)).toBeNull()
    expect(cellOf({ kind: 'nothing' }, none)).toEqual({ value: null })
    expect(cellOf(scalar(), none)).toEqual({ value: null })
    expect(cellOf(scalar({ bad: '∞' }), none)).toEqual({ value: { bad: '∞' } })
    expect(cellOf(scalar(0), none)).toEqual({ value: 0 })
    expect(cellOf(failure, none)).toEqual({ failure })
  })

  it('takes the last value of a series', () => {
    const points = [1, 2, null].map((value, index) => ({ at: index, value }))
    expect(cellOf({ kind: 'series', lines: [{ labels: {}, points }] }, none)).toEqual({ value: 2 })
  })
})

describe('a ranking of rankings', () => {
  it('has each once, at its worse place', () => {
    const rows = [rank('b'), rank('a'), rank('b'), rank('c'), rank('a')]
    const ranking = rankingOf({ kind: 'ranking', rows }, 'top_n_of(top_n(m,9,asc),top_n(n,9,asc),9,asc)')
    expect(ranking?.rows.map(({ name }) => name)).toEqual(['b', 'a', 'c'])
    expect([...(ranking?.places.values() ?? [])]).toEqual([0, 1, 2])
  })
})

describe('who reported', () => {
  const columns = listOptions(item({})).columns
  const standing = (results: readonly (Result | undefined)[], ranking: ReturnType<typeof rankingOf> = null) =>
    standingOf(entry('a'), { columns, known: known({ a: results }), ranking })

  it('is told by the values where there is no ranking: quiet needs an answer in every column', () => {
    expect(standing([scalar(null), { kind: 'nothing' }])).toBe('quiet')
    expect(standing([scalar(), scalar(null)])).toBe('quiet')
    expect(standing([scalar(null)])).toBe('unknown')
    expect(standing([])).toBe('unknown')
    expect(standing([scalar(null), scalar(0)])).toBe('reported')
    expect(standing([scalar(null), scalar({ bad: 'NaN' })])).toBe('reported')
    expect(standing([scalar(null), failure])).toBe('unknown')
  })

  it('is told by the ranking before any value is there, and by a value where the ranking knows nothing', () => {
    const others = rankingOf({ kind: 'ranking', rows: [rank('b')] }, 'top_n(m,5000,asc)')
    expect(standing([], rankingOf({ kind: 'ranking', rows: [rank('a')] }, 'top_n(m,5000,asc)'))).toBe('reported')
    expect(standing([], others)).toBe('quiet')
    expect(standing([scalar(3)], others)).toBe('reported')
  })

  it('is not told by the end of a ranking that is cut', () => {
    const cut = rankingOf({ kind: 'ranking', rows: [rank('b')] }, 'top_n(m,1,asc)')
    expect(standing([], cut)).toBe('unknown')
    expect(standing([scalar(null), scalar(null)], cut)).toBe('quiet')
  })
})
