import { describe, expect, it } from 'vitest'
import type { ResultOf, Value } from '@/mqe/result'
import type { JsonObject, MetricConfig, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import type { ModelContext } from '../contract'
import widget from './index'
import { cardModel } from './model'
import { cardOptions } from './options'

const START = Date.parse('2026-11-22T03:32Z')
const at = (minute: number): number => START + minute * 60_000

const item = (metricConfig: MetricConfig[] = [], options: JsonObject = {}): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 5, h: 4 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'Card', options },
  expressions: ['avg(m)', 'm'],
  subExpressions: [],
  metricConfig,
  associate: [],
  raw: {},
})
const context = (of: MetricItem): ModelContext => ({
  item: of,
  window: { start: millis(at(0)), end: millis(at(3)), step: 'MINUTE', offset: 0 },
  now: at(3) + 20_000,
})
const scalar = (...values: Value[]): ResultOf<'scalar'> => ({
  kind: 'scalar',
  values: values.map((value, index) => ({ labels: values.length > 1 ? { p: String(index) } : {}, value })),
})
const series = (...values: Value[]): ResultOf<'series'> => ({
  kind: 'series',
  lines: [{ labels: {}, points: values.map((value, index) => ({ at: at(index), value })) }],
})
const model = (of: MetricItem, ...results: (ResultOf<'scalar' | 'series'> | null)[]) =>
  cardModel(results, cardOptions(of), context(of))

describe('Card model', () => {
  it('takes the number from the first expression and the spark from a series', () => {
    const made = model(item([{ unit: 'ms', label: 'average' }]), scalar(82.5), series(80, { bad: 'NaN' }, 90, 5))
    expect(made.numbers).toEqual([
      { label: '', value: 82.5, mapped: null, unit: { kind: 'time', text: 'ms', millis: 1 }, limit: null, at: null },
    ])
    expect(made.spark).toEqual([80, null, 90])
  })

  it('reads the last closed value of a lone series, not the bucket that still fills', () => {
    expect(model(item(), series(80, 85, null, 5)).numbers).toMatchObject([{ value: 85, at: at(1) }])
  })

  it('knows the limit that each number is past', () => {
    const thresholds = [
      { at: 50, tone: 'warn', label: 'slow' },
      { at: 80, tone: 'bad' },
    ] as const
    const of = { ...item(), additions: { type: null, thresholds, own: {} } }
    expect(model(of, scalar(49, 50, { bad: '∞' }, 900)).numbers.map(({ limit }) => limit)).toEqual([
      null,
      { at: 50, tone: 'warn', side: 'above', label: 'slow' },
      null,
      { at: 80, tone: 'bad', side: 'above' },
    ])
  })

  it('keeps a bad value with its text', () => {
    expect(model(item(), scalar({ bad: '∞' })).numbers).toMatchObject([{ value: { bad: '∞' }, mapped: null }])
  })

  it('shows all values of a labelled metric', () => {
    expect(model(item(), scalar(1, 2)).numbers.map(({ label, value }) => [label, value])).toEqual([
      ['p=0', 1],
      ['p=1', 2],
    ])
  })

  it('maps values exactly first, then by pattern, and survives a broken one', () => {
    const of = item([], { valueMappings: { '(': 'broken', 1: 'Running', '^1': 'starts with one', 2: 7 } })
    expect([1, 12, 2].map((value) => model(of, scalar(value)).numbers[0]?.mapped)).toEqual([
      'Running',
      'starts with one',
      null,
    ])
  })

  it('has the stored size where it is more than numbers have here, and the stored side', () => {
    const look = (options: JsonObject) => {
      const { size, align } = model(item([], options), scalar(1))
      return [size, align]
    }
    expect(look({ fontSize: 14, textAlign: 'center' })).toEqual([undefined, 'center'])
    expect(look({ fontSize: 40, textAlign: 'right' })).toEqual([40, 'right'])
    expect(look({ fontSize: 4000, textAlign: 'justify' })).toEqual([50, undefined])
    expect(look({ fontSize: 'huge' })).toEqual([undefined, undefined])
  })

  it('leaves the unit out where the template says so, misspelt or not', () => {
    for (const options of [{ showUnit: false }, { showUint: false }])
      expect(model(item([{ unit: 'ms' }], options), scalar(1)).numbers[0]?.unit.text).toBe('')
  })
})

describe('Card widget', () => {
  const empty = (...results: (ResultOf<'scalar' | 'series'> | null)[]) => widget.render(results, context(item()))

  it('is empty without values; zero and bad values are something', () => {
    expect(empty({ kind: 'scalar', values: [] })).toMatchObject({ empty: true })
    expect(empty(scalar(null))).toMatchObject({ empty: true })
    expect(empty({ kind: 'series', lines: [] })).toMatchObject({ empty: true })
    expect(empty(scalar(0))).toMatchObject({ empty: false })
    expect(empty(scalar({ bad: 'NaN' }))).toMatchObject({ empty: false })
  })

  it('shows the spark when only the number failed', () => {
    expect(empty(null, series(1, 2, 3, 4))).toMatchObject({ empty: false, model: { numbers: [{ value: 3 }] } })
  })
})
