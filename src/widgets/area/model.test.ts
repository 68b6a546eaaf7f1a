import { describe, expect, it } from 'vitest'
import type { ResultOf, Value } from '@/mqe/result'
import type { JsonObject, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import type { ModelContext } from '../contract'
import widget from './index'
import { areaModel } from './model'
import { areaOptions } from './options'

const item = (options: JsonObject = {}): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'Area', options },
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

describe('Area', () => {
  it('is a line with the stored fill', () => {
    const of = item({ opacity: 0.7, showYAxis: true })
    expect(areaModel([series(1, { bad: 'NaN' }, 3)], areaOptions(of), context(of))).toMatchObject({
      mark: { kind: 'area', opacity: 0.7 },
      series: [{ values: [1, null, 3] }],
      caveats: { bad: 1 },
      unit: { text: 'ms' },
      showX: false,
      showY: true,
    })
  })

  it('fills with 0.4 where nothing usable is stored, and stays within what can be stored', () => {
    const stored = [{}, { opacity: 'much' }, { opacity: null }, { opacity: 0 }, { opacity: -3 }, { opacity: 40 }]
    expect(stored.map((options) => areaOptions(item(options)).opacity)).toEqual([0.4, 0.4, 0.4, 0.1, 0.1, 1])
  })

  it('is empty without values, not at zero', () => {
    const empty = (result: ResultOf<'series'>) => widget.render([result], context(item()))
    expect(empty(series(null, null))).toMatchObject({ empty: true })
    expect(empty({ kind: 'series', lines: [] })).toMatchObject({ empty: true })
    expect(empty(series(0))).toMatchObject({ empty: false })
  })
})
