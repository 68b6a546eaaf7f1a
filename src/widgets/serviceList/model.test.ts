import { describe, expect, it } from 'vitest'
import type { Failure, Result, Value } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import type { MetricItem } from '@/template/types'
import { cellKey, cellOf, headsOf, isQuiet, matching, ordered, type Known } from './model'
import { listOptions } from './options'

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
const service = (name: string): Service => {
  const [group = '', short] = name.split('::')
  return { id: name, name, group: short ? group : '', shortName: short ?? name, layers: [], normal: true }
}
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

describe('ServiceList options', () => {
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

describe('quiet services', () => {
  const columns = listOptions(item({})).columns
  const quiet = (...results: (Result | undefined)[]) => isQuiet('a', { columns, known: known({ a: results }) })

  it('needs an answer without a value in every column', () => {
    expect(quiet(scalar(null), { kind: 'nothing' })).toBe(true)
    expect(quiet(scalar(), scalar(null))).toBe(true)
    expect(quiet(scalar(null))).toBe(false)
    expect(quiet(scalar(null), scalar(0))).toBe(false)
    expect(quiet(scalar(null), scalar({ bad: 'NaN' }))).toBe(false)
    expect(quiet(scalar(null), failure)).toBe(false)
  })
})

describe('order and filter', () => {
  const columns = listOptions(item({})).columns
  const services = ['shop::orders', 'web-10', 'web-2', 'shop::checkout', 'gone'].map(service)
  const values = known({
    'shop::orders': [scalar(5), scalar(1)],
    'web-10': [scalar(30), scalar(1)],
    'web-2': [scalar({ bad: '∞' }), scalar(1)],
    'shop::checkout': [undefined, undefined],
    gone: [scalar(null), scalar(null)],
  })
  const model = { columns, known: values }
  const names = (by: string, descending: boolean) =>
    ordered(services, { by, descending }, headsOf(model), model).map(({ name }) => name)

  it('sorts names by group and as numbers, quiet ones last', () => {
    expect(names('name', false)).toEqual(['web-2', 'web-10', 'shop::checkout', 'shop::orders', 'gone'])
    expect(names('name', true)).toEqual(['shop::orders', 'shop::checkout', 'web-10', 'web-2', 'gone'])
  })

  it('sorts numbers in both directions with what has none at the end', () => {
    expect(names('0 ', true)).toEqual(['web-10', 'shop::orders', 'web-2', 'shop::checkout', 'gone'])
    expect(names('0 ', false)).toEqual(['shop::orders', 'web-10', 'web-2', 'shop::checkout', 'gone'])
  })

  it('finds by any part of the whole name, without regard to case', () => {
    expect(matching(services, ' SHOP::').map(({ name }) => name)).toEqual(['shop::orders', 'shop::checkout'])
    expect(matching(services, '(a+)+$')).toEqual([])
    expect(matching(services, '  ')).toBe(services)
  })
})
