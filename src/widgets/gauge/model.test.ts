import { describe, expect, it } from 'vitest'
import type { Value } from '@/mqe/result'
import type { JsonObject, MetricItem, Threshold } from '@/template/types'
import { millis } from '@/time/instant'
import widget from './index'
import { dialsLayout } from './layout'
import { gaugeModel, type GaugeAnswer } from './model'
import { gaugeOptions } from './options'

interface Given {
  readonly unit?: string
  readonly thresholds?: readonly Threshold[]
  readonly gauge?: JsonObject
}
const itemOf = ({ unit = '', thresholds = [], gauge = {} }: Given, expressions = ['a']): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'Gauge', options: { valueMappings: { 7: 'seven' } } },
  expressions,
  subExpressions: [],
  metricConfig: expressions.map(() => ({ unit })),
  associate: [],
  additions: { type: 'Gauge', thresholds, own: { gauge } },
  raw: {},
})
const contextOf = (item: MetricItem) => ({
  item,
  window: { start: millis(0), end: millis(120_000), step: 'MINUTE' as const, offset: 0 },
  now: 130_000,
})
const scalar = (...values: Value[]): GaugeAnswer => ({
  kind: 'scalar',
  values: values.map((value, index) => ({ labels: values.length > 1 ? { pod: `pod ${index}` } : {}, value })),
})
const model = (given: Given, ...results: (GaugeAnswer | null)[]) => {
  const item = itemOf(
    given,
    results.map((_, index) => `m${index}`),
  )
  return gaugeModel(results, gaugeOptions(item), contextOf(item))
}
const LIMITS: readonly Threshold[] = [
  { at: 70, tone: 'warn' },
  { at: 90, tone: 'bad' },
]

describe('Gauge model', () => {
  it('places a value between the ends; past one of them it says so', () => {
    const { dials, min, max } = model({ gauge: { min: 50, max: 150 } }, scalar(100, 50, 0, 151))
    expect([min, max]).toEqual([50, 150])
    expect(dials.map(({ share, beyond }) => [share, beyond])).toEqual([
      [0.5, null],
      [0, null],
      [0, 'low'],
      [1, 'high'],
    ])
  })

  it('finds the ends that are not given: the whole of a percentage, else round numbers around all there is', () => {
    const ends = (given: Given, ...values: Value[]) => {
      const { min, max } = model(given, scalar(...values))
      return [min, max]
    }
    expect(ends({ unit: '%' }, 3)).toEqual([0, 100])
    expect(ends({ unit: '%' }, 130)[1]).toBeGreaterThanOrEqual(130)
    expect(ends({}, 412)).toEqual([0, 500])
    expect(ends({ thresholds: LIMITS }, 3)).toEqual([0, 100])
    expect(ends({}, -40, 20)[0]).toBeLessThanOrEqual(-40)
    expect(ends({}, 0)[1]).toBeGreaterThan(0)
    expect(ends({ gauge: { min: 9, max: 3 } }, 5)[0]).toBe(0)
    expect(ends({ gauge: { min: 'x', max: null } }, 412)).toEqual([0, 500])
    expect(ends({ gauge: { min: 200 } }, 100).every(Number.isFinite)).toBe(true)
  })

  it('shows where trouble begins, and which value is in it', () => {
    const { zones, dials } = model({ unit: '%', thresholds: LIMITS }, scalar(69, 70, 95))
    expect(zones).toEqual([
      { from: 0.7, to: 0.9, tone: 'warn' },
      { from: 0.9, to: 1, tone: 'bad' },
    ])
    expect(dials.map(({ limit }) => limit?.tone ?? null)).toEqual([null, 'warn', 'bad'])
    const objective = model(
      {
        unit: '%',
        gauge: { min: 95 },
        thresholds: [
          { at: 0, tone: 'bad' },
          { at: 99, tone: 'ok' },
        ],
      },
      scalar(96),
    )
    expect(objective.zones).toEqual([{ from: 0, to: 0.8, tone: 'bad' }])
  })

  it('keeps bad and missing values, names dials only where there are several, and caps them', () => {
    expect(model({}, scalar(7)).dials).toMatchObject([{ name: '', value: 7, mapped: 'seven' }])
    const odd = model({}, scalar({ bad: 'NaN' }, null, 0)).dials
    expect(odd.map(({ name, value, share }) => [name, value, share])).toEqual([
      ['pod 0', { bad: 'NaN' }, null],
      ['pod 1', null, null],
      ['pod 2', 0, 0],
    ])
    expect(model({}, scalar(1), null, scalar(2)).dials.map(({ name }) => name)).toEqual(['m0', 'm2'])
    const many = model({}, scalar(...Array.from({ length: 3000 }, (_, index) => index)))
    expect([many.dials.length, many.dropped]).toEqual([24, 2976])
  })

  it('takes the last closed value of a series, and survives the widest numbers', () => {
    const points = [5, { bad: '∞' }, 9].map((value, index) => ({ at: index * 60_000, value }))
    const lines = [{ labels: {}, points: [{ at: 0, value: 5 }, ...points.slice(2)] }]
    expect(model({}, { kind: 'series', lines }).dials[0]?.value).toBe(5)
    const wide = model({ gauge: { min: -1.7e308, max: 1.7e308 } }, scalar(0))
    expect(wide.dials[0]?.share).toBe(0.5)
  })

  it('is empty without any value', () => {
    const item = itemOf({})
    expect(widget.render([scalar(null)], contextOf(item))).toMatchObject({ empty: true })
    expect(widget.render([scalar(0)], contextOf(item))).toMatchObject({ empty: false })
    expect(widget.render([{ kind: 'records', rows: [] }], contextOf(item))).toEqual({ unsupported: 'records' })
  })
})

describe('dials', () => {
  it('are arcs where these can be read, else bars, and as many as there is room for', () => {
    expect(dialsLayout(1, { width: 280, height: 140 })).toMatchObject({ form: 'arc', columns: 1, shown: 1 })
    expect(dialsLayout(8, { width: 700, height: 190 })).toMatchObject({ form: 'arc', columns: 4, shown: 8 })
    expect(dialsLayout(1, { width: 170, height: 48 })).toMatchObject({ form: 'bar', columns: 1, shown: 1 })
    expect(dialsLayout(24, { width: 460, height: 148 })).toMatchObject({ form: 'bar', columns: 3, shown: 9 })
    expect(dialsLayout(0, { width: 0, height: 0 })).toMatchObject({ form: 'bar', columns: 1, shown: 0 })
  })
})
