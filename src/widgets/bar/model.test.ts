import { describe, expect, it } from 'vitest'
import type { ResultOf, Value } from '@/mqe/result'
import type { JsonObject, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import type { ModelContext } from '../contract'
import widget from './index'
import { barModel } from './model'
import { barOptions } from './options'

const item = (options: JsonObject = {}): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'Bar', options },
  expressions: ['m'],
  subExpressions: [],
  metricConfig: [{ unit: 'ms' }],
  associate: [],
  raw: {},
})
const context = (of: MetricItem): ModelContext => ({
  item: of,
  window: { start: millis(0), end: millis(120_000), step: 'MINUTE', offset: 0 },
  now: 200_000,
})
const series = (...values: Value[]): ResultOf<'series'> => ({
  kind: 'series',
  lines: [{ labels: {}, points: values.map((value, index) => ({ at: index * 60_000, value })) }],
})

describe('Bar', () => {
  it('is stacked, with the stored ground', () => {
    const of = item({ showBackground: false, legend: { show: false } })
    expect(barModel([series(1, { bad: '∞' }, 3)], barOptions(of), context(of))).toMatchObject({
      mark: { kind: 'bar', background: false },
      series: [{ values: [1, null, 3] }],
      caveats: { bad: 1 },
      legend: { form: 'off' },
    })
  })

  it('has its axes unless the template says not to: Booster UI has no such options for bars', () => {
    const axes = (options: JsonObject) => [barOptions(item(options)).showX, barOptions(item(options)).showY]
    expect([axes({}), axes({ showXAxis: false })]).toEqual([
      [true, true],
      [false, true],
    ])
  })

  it('has a ground unless the template says not to', () => {
    const stored = [{}, { showBackground: true }, { showBackground: null }, { showBackground: false }]
    expect(stored.map((options) => barOptions(item(options)).showBackground)).toEqual([true, true, true, false])
  })

  it('is empty without values, not at zero', () => {
    const empty = (result: ResultOf<'series'>) => widget.render([result], context(item()))
    expect(empty(series(null))).toMatchObject({ empty: true })
    expect(empty(series(0))).toMatchObject({ empty: false })
  })
})
