import { describe, expect, it } from 'vitest'
import type { Result, Value } from '@/mqe/result'
import type { JsonObject, MetricConfig, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import widget from './index'
import type { TableModel } from './model'
import { matchingRows, orderedRows } from './rows'

function render(
  results: readonly (Result | null)[],
  options: JsonObject = {},
  metricConfig: readonly MetricConfig[] = [],
  given: Partial<MetricItem> = {},
): { model: TableModel; empty: boolean } {
  const item: MetricItem = {
    type: 'Widget',
    id: '0',
    place: { x: 0, y: 0, w: 8, h: 10 },
    name: '',
    title: '',
    tips: '',
    graph: { type: 'Table', options },
    expressions: results.map((_, index) => `m${index}`),
    subExpressions: [],
    metricConfig,
    associate: [],
    raw: {},
    ...given,
  }
  const window = { start: millis(0), end: millis(60_000), step: 'MINUTE' as const, offset: 0 }
  return widget.render(results, { item, window, now: 0 }) as { model: TableModel; empty: boolean }
}
const line = (labels: Record<string, string>, ...values: Value[]) => ({
  labels,
  points: values.map((value, index) => ({ at: index * 60_000, value })),
})
const series = (...lines: ReturnType<typeof line>[]): Result => ({ kind: 'series', lines })
const scalar = (labels: Record<string, string>, value: Value): Result => ({
  kind: 'scalar',
  values: [{ labels, value }],
})
const texts = ({ rows }: TableModel) => rows.map(({ names, value }) => [...names, value])

describe('Table', () => {
  it('has a row per label combination with its last value, a column per label', () => {
    const { model } = render([
      series(line({ pod: 'a,b', status: 'x=1' }, 1, 2, null), line({ pod: 'c', status: '' }, 3)),
    ])
    expect([model.names, model.value]).toEqual([['pod', 'status'], ''])
    expect(texts(model)).toEqual([
      ['a,b', 'x=1', 2],
      ['c', '', 3],
    ])
  })

  it('takes the heading of a lone name column and of the values from the template', () => {
    const options = { tableHeaderCol1: 'Pod', tableHeaderCol2: 'Restarts' }
    expect(render([scalar({ pod: 'a' }, 1)], options).model).toMatchObject({ names: ['Pod'], value: 'Restarts' })
    // Stored before there were labels: whose order it is in, nobody knows.
    const two = render([scalar({ pod: 'a', status: 'b' }, 1)], { tableHeaderCol1: 'Status-Pod' }).model
    expect(two.names).toEqual(['pod', 'status'])
  })

  it('names plain expressions by their labels, with the unit of each where they differ', () => {
    const config = [{ label: 'Load', unit: '/min' }, { unit: '%' }]
    const { model } = render([scalar({}, 12), scalar({}, 99)], {}, config)
    expect(texts(model)).toEqual([
      ['Load', 12],
      ['m1', 99],
    ])
    expect(model.unit).toBeNull()
    expect(render([scalar({}, 12)], {}, config).model.unit?.text).toBe('/min')
  })

  it('tells several labelled expressions apart', () => {
    const { model } = render([scalar({ p: '50' }, 1), scalar({ p: '50' }, 2)])
    expect(texts(model)).toEqual([
      ['m0', '50', 1],
      ['m1', '50', 2],
    ])
  })

  it('without values keeps the names of what had one', () => {
    const { model } = render([series(line({ pod: 'a' }, 1), line({ pod: 'gone' }, null))], { showTableValues: false })
    expect([texts(model), model.value]).toEqual([[['a', 1]], null])
  })

  it('knows the limit that a value is past', () => {
    const of = { additions: { type: null, thresholds: [{ at: 5, tone: 'bad' }], own: {} } } as const
    const result = series(
      line({ pod: 'a' }, 9, 4),
      line({ pod: 'b' }, 5),
      line({ pod: 'c' }, { bad: '∞' }),
      line({}, null),
    )
    const limits = render([result], {}, [], of).model.rows.map(({ limit }) => limit)
    expect(limits).toEqual([null, { at: 5, tone: 'bad', side: 'above' }, null, null])
  })

  it('maps values by the exact key, then by range or pattern; a broken pattern is none', () => {
    const valueMappings = { '1': 'reachable', '^2.$': 'twenties', '(': 'x', '>= 100': 'many' }
    const mapped = [1, 12, 25, 144].map((value) => render([scalar({}, value)], { valueMappings }).model.rows[0]?.mapped)
    expect(mapped).toEqual(['reachable', null, 'twenties', 'many'])
  })

  it('lists rankings and records by name', () => {
    const ranking: Result = { kind: 'ranking', rows: [{ name: 'a', value: 1, owner: null }] }
    const records: Result = { kind: 'records', rows: [{ name: 'SELECT 1', value: 5, traceId: null }] }
    expect(texts(render([ranking, records]).model)).toEqual([
      ['a', 1],
      ['SELECT 1', 5],
    ])
  })

  it('is empty when nothing has a value, and not when one was not answered', () => {
    expect(render([series(line({}, null))]).empty).toBe(true)
    expect(render([scalar({}, 0)]).empty).toBe(false)
    expect(texts(render([null, scalar({}, 3)]).model)).toEqual([['m1', 3]])
  })
})

describe('rows', () => {
  const { rows } = render([
    series(line({ n: 'web-10' }, 3), line({ n: 'web-2' }, null), line({ n: 'api' }, 7), line({ n: 'x' }, { bad: '∞' })),
  ]).model
  const names = (found: typeof rows) => found.map((one) => one.names[0])

  it('sort by name as numbers, by value with what has none last', () => {
    expect(names(orderedRows(rows, { by: 0, descending: false }))).toEqual(['api', 'web-2', 'web-10', 'x'])
    expect(names(orderedRows(rows, { by: 'value', descending: true }))).toEqual(['api', 'web-10', 'web-2', 'x'])
    expect(names(orderedRows(rows, { by: 'value', descending: false }))).toEqual(['web-10', 'api', 'web-2', 'x'])
    expect(orderedRows(rows, null)).toBe(rows)
  })

  it('are found by any part of a name', () => {
    expect(names(matchingRows(rows, ' WEB'))).toEqual(['web-10', 'web-2'])
  })
})
