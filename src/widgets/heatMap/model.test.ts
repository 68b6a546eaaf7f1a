import { describe, expect, it } from 'vitest'
import type { Labels, Result, Value } from '@/mqe/result'
import type { MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import widget from './index'
import { heatMapModel, type HeatAnswer } from './model'
import { heatMapOptions } from './options'

const item = (unit = 'ms', expressions = ['a']): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'HeatMap', options: {} },
  expressions,
  subExpressions: [],
  metricConfig: [{ unit }],
  associate: [],
  raw: {},
})
const window = { start: millis(0), end: millis(120_000), step: 'MINUTE', offset: 0 } as const
const contextOf = (of: MetricItem) => ({ item: of, window, now: 120_000 })
const model = (results: readonly (HeatAnswer | null)[], of = item()) =>
  heatMapModel(results, heatMapOptions(of), contextOf(of))
const line = (labels: Labels, ...values: Value[]) => ({
  labels,
  points: values.map((value, index) => ({ at: index * 60_000, value })),
})
const series = (...lines: ReturnType<typeof line>[]): HeatAnswer => ({ kind: 'series', lines })
const names = ({ lanes }: ReturnType<typeof model>) => lanes.map(({ name }) => name)

describe('HeatMap model', () => {
  it('has a row per label and a cell per bucket; nothing stays nothing, zero is a value', () => {
    const made = model([series(line({ pod: 'a' }, 1, null, 0), line({ pod: 'b' }, 4, 5, 6))])
    expect(made.cells).toEqual([
      [1, null, 0],
      [4, 5, 6],
    ])
    expect(made.lanes).toMatchObject([
      { name: 'a', weight: 1 },
      { name: 'b', weight: 6 },
    ])
    expect(made).toMatchObject({ unit: { text: 'ms' }, dropped: 0, caveats: { bad: 0, outside: 0 } })
  })

  it('puts rows that are named by numbers in their order, the highest on top', () => {
    const of = (key: string, ...labels: string[]) =>
      names(model([series(...labels.map((label) => line({ [key]: label }, 1)))]))
    expect(of('p', '50', '99', '75')).toEqual(['p99', 'p75', 'p50'])
    expect(of('le', '100', '+Inf', '25', '-5')).toEqual(['+Inf', '100', '25', '-5'])
    expect(of('le', '≤ 2.5', '≤ 10')).toEqual(['≤ 10', '≤ 2.5'])
    // One that is a name: as they were asked.
    expect(of('status', '404', 'other', '200')).toEqual(['404', 'other', '200'])
  })

  it('draws the buckets of a heat map, named by their bounds', () => {
    const made = model([
      {
        kind: 'heatmap',
        buckets: [
          { from: 0, to: 100 },
          { from: 100, to: 20_000 },
          { from: 20_000, to: Infinity },
        ],
        columns: [
          { at: 0, counts: [7, 0, 1] },
          { at: 120_000, counts: [3] },
          { at: 999_999_999, counts: [8, 8, 8] },
        ],
      },
    ])
    expect(names(made).map((name) => name.replace(/\s/gu, ' '))).toEqual(['≥ 20 s', '100 ms – 20 s', '0 ms – 100 ms'])
    expect(made.lanes.map(({ id }) => id)).toEqual(['20000 Infinity', '100 20000', '0 100'])
    expect(made.cells).toEqual([
      [1, null, null],
      [0, null, null],
      [7, null, 3],
    ])
    // What is in the cells are counts, not milliseconds.
    expect(made.unit.text).toBe('')
  })

  it('tells bad values and points outside the window, and draws neither', () => {
    const made = model([
      series({
        labels: { a: 'x' },
        points: [
          { at: 0, value: { bad: '∞' } },
          { at: -60_000, value: 3 },
        ],
      }),
    ])
    expect(made.caveats).toEqual({ bad: 1, outside: 1 })
    expect(made.cells).toEqual([[null, null, null]])
  })

  it('keeps a lone value level, hostile names apart, and the first two hundred of many', () => {
    expect(model([{ kind: 'scalar', values: [{ labels: {}, value: 7 }] }]).cells).toEqual([[7, 7, 7]])
    const odd = model([series(line({ n: '__proto__' }, 1), line({ n: '<img>' }, 2), line({ n: '<img>' }, 3))])
    expect(names(odd)).toEqual(['__proto__', '<img>', '<img> (2)'])
    expect(new Set(odd.lanes.map(({ id }) => id)).size).toBe(3)
    const many = model([series(...Array.from({ length: 5000 }, (_, index) => line({ n: `pod ${index}` }, 1, 2, 3)))])
    expect([many.lanes.length, many.dropped]).toEqual([200, 4800])
  })

  it('is empty without any value', () => {
    const render = (result: Result) => widget.render([result], contextOf(item()))
    expect(render(series(line({}, null, null)))).toMatchObject({ empty: true })
    expect(render(series(line({}, 0)))).toMatchObject({ empty: false })
    expect(render({ kind: 'heatmap', buckets: [], columns: [] })).toMatchObject({ empty: true })
    expect(render({ kind: 'ranking', rows: [] })).toEqual({ unsupported: 'ranking' })
  })
})
