import { describe, expect, it } from 'vitest'
import { staysOf } from '@/charts/lanes/status'
import type { Labels, Value } from '@/mqe/result'
import type { JsonObject, MetricItem, Threshold } from '@/template/types'
import { millis } from '@/time/instant'
import widget from './index'
import { statusModel, type StatusAnswer } from './model'
import { statusOptions } from './options'

const LIMITS: readonly Threshold[] = [
  { at: 50, tone: 'warn' },
  { at: 90, tone: 'bad', label: 'full' },
]
const itemOf = (thresholds: readonly Threshold[], options: JsonObject = {}): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'StatusTimeline', options },
  expressions: ['a'],
  subExpressions: [],
  metricConfig: [{ unit: '%' }],
  associate: [],
  additions: { type: 'StatusTimeline', thresholds, own: {} },
  raw: {},
})
const contextOf = (item: MetricItem) => ({
  item,
  window: { start: millis(0), end: millis(180_000), step: 'MINUTE' as const, offset: 0 },
  now: 200_000,
})
const model = (result: StatusAnswer | null, item = itemOf(LIMITS)) =>
  statusModel([result], statusOptions(item), contextOf(item))
const line = (labels: Labels, ...values: Value[]) => ({
  labels,
  points: values.map((value, index) => ({ at: index * 60_000, value })),
})
const series = (...lines: ReturnType<typeof line>[]): StatusAnswer => ({ kind: 'series', lines })
const words = ({ states }: ReturnType<typeof model>) => states.map(({ word }) => word.replace(/\s/gu, ' '))

describe('StatusTimeline model', () => {
  it('has the states of the limits; nothing is no state, and height and colour say the same', () => {
    const made = model(series(line({ pod: 'a' }, 0, 50, null, 90), line({ pod: 'b' }, { bad: '∞' }, 89, 7)))
    expect(made.cells).toEqual([
      [0, 1, null, 2],
      [null, 1, 0, null],
    ])
    expect(made.states).toEqual([
      { word: 'ok', token: 'edge', height: 0.3 },
      { word: 'warning', token: 'warn-fill', height: 0.66 },
      { word: 'full', token: 'bad-fill', height: 1 },
    ])
    expect(made.caveats.bad).toBe(1)
  })

  it('tells who is in trouble in the last closed bucket, the worst first', () => {
    const made = model(
      series(line({ pod: 'a' }, 0, 0, 60, 0), line({ pod: 'b' }, 0, 0, 95, 0), line({ pod: 'c' }, 99, 99, 1, 99)),
    )
    expect(made.trouble.map(({ name, tone, words }) => [name, tone, words.replace(/\s/gu, ' ')])).toEqual([
      ['b', 'bad', 'full: at or above 90 %'],
      ['a', 'warn', 'at or above 50 %'],
    ])
    expect(made.lanes.map(({ weight }) => weight)).toEqual([1, 2, 2])
  })

  it('without limits names states by mappings, from low to high', () => {
    const item = itemOf([], { valueMappings: { 0: 'down', 1: 'up', '>= 2': 'up' } })
    const made = model(series(line({ pod: 'a' }, 1, 0, 2, 1)), item)
    expect(words(made)).toEqual(['down', 'up'])
    expect(made.cells).toEqual([[1, 0, 1, 1]])
    expect(made.states.map(({ height }) => height)).toEqual([0.3, 1])
  })

  it('without names has a state for each of few values, else for each third', () => {
    expect(words(model(series(line({}, 3, 3, 3, 3)), itemOf([])))).toEqual(['3 %'])
    const points = Array.from({ length: 7 }, (_, index) => line({ n: String(index) }, index * 10))
    const made = model(series(...points), itemOf([]))
    expect(words(made)).toEqual(['0 % – 20 %', '20 % – 40 %', '40 % – 60 %'])
    expect(made.cells.map(([first]) => first)).toEqual([0, 0, 1, 1, 2, 2, 2])
  })

  it('stands a lone value, hostile names and thousands of rows', () => {
    expect(model({ kind: 'scalar', values: [{ labels: {}, value: 95 }] }).cells).toEqual([[2, 2, 2, 2]])
    const odd = model(series(line({ n: '__proto__' }, 1), line({ n: 'constructor' }, 1)))
    expect(odd.lanes.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
    const many = model(
      series(...Array.from({ length: 3000 }, (_, index) => line({ n: String(index) }, index % 100, 1, 2))),
    )
    expect([many.lanes.length, many.dropped]).toEqual([200, 2800])
    expect(model(null)).toMatchObject({ lanes: [], cells: [], trouble: [] })
  })

  it('is empty when nothing has a value', () => {
    const render = (result: StatusAnswer) => widget.render([result], contextOf(itemOf(LIMITS)))
    expect(render(series(line({}, null)))).toMatchObject({ empty: true })
    expect(render(series(line({}, 0)))).toMatchObject({ empty: false })
  })
})

describe('stays', () => {
  it('are as long as nothing changes and nothing is missing', () => {
    expect(staysOf([0, 0, null, 0, 2, 2])).toEqual([
      { state: 0, from: 0, to: 1 },
      { state: 0, from: 3, to: 3 },
      { state: 2, from: 4, to: 5 },
    ])
    expect(staysOf([null, null])).toEqual([])
  })
})
