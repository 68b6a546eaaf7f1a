import { describe, expect, it } from 'vitest'
import type { Labels, Value } from '@/mqe/result'
import type { JsonObject, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import widget from './index'
import { pieModel, type PieAnswer } from './model'
import { pieOptions } from './options'

const itemOf = (pie: JsonObject = {}, expressions = ['a']): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'Pie', options: {} },
  expressions,
  subExpressions: [],
  metricConfig: [{ unit: 'calls', label: 'Calls' }],
  associate: [],
  additions: { type: 'Pie', thresholds: [], own: { pie } },
  raw: {},
})
const contextOf = (item: MetricItem) => ({
  item,
  window: { start: millis(0), end: millis(120_000), step: 'MINUTE' as const, offset: 0 },
  now: 130_000,
})
const model = (results: readonly (PieAnswer | null)[], pie: JsonObject = {}) => {
  const item = itemOf(
    pie,
    results.map((_, index) => `m${index}`),
  )
  return pieModel(results, pieOptions(item), contextOf(item))
}
const of = (...values: Value[]): PieAnswer => ({
  kind: 'scalar',
  values: values.map((value, index) => ({ labels: { n: `n${index}` }, value })),
})
const line = (labels: Labels, ...values: Value[]) => ({
  labels,
  points: values.map((value, index) => ({ at: index * 60_000, value })),
})
const told = ({ slices }: ReturnType<typeof model>) => slices.map(({ name, value, share }) => [name, value, share])

describe('Pie model', () => {
  it('has the greatest share first; zero is a part of nothing', () => {
    const made = model([of(1, 3, 0)])
    expect(told(made)).toEqual([
      ['n1', 3, 0.75],
      ['n0', 1, 0.25],
      ['n2', 0, 0],
    ])
    expect(made).toMatchObject({ total: 4, unit: { text: 'calls' } })
    expect(new Set(made.slices.map(({ token }) => token)).size).toBe(3)
  })

  it('sums a series over its closed buckets, or takes the last of them', () => {
    const codes: PieAnswer = { kind: 'series', lines: [line({ s: '200' }, 5, null, 1000), line({ s: '503' }, 3, 2, 9)] }
    expect(told(model([codes])).map(([name, value]) => [name, value])).toEqual([
      ['200', 5],
      ['503', 5],
    ])
    expect(told(model([codes], { of: 'last' })).map(([name, value]) => [name, value])).toEqual([
      ['200', 5],
      ['503', 2],
    ])
  })

  it('puts all small ones into one, but not a lone one', () => {
    const made = model([of(...Array.from({ length: 5000 }, (_, index) => index + 1))])
    expect(made.slices).toHaveLength(9)
    expect(made.slices.at(-1)).toMatchObject({ name: '', of: 4992, token: 'text-3' })
    expect(made.slices.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect(model([of(...Array.from({ length: 9 }, () => 1))]).slices).toHaveLength(9)
  })

  it('tells what is no share and why, and counts the rest of them', () => {
    const made = model([of(5, -3, { bad: '∞' }, null)])
    expect(told(made)).toEqual([['n0', 5, 1]])
    expect(made.outcasts).toEqual([
      { name: 'n1', value: -3 },
      { name: 'n2', value: { bad: '∞' } },
      { name: 'n3', value: null },
    ])
    const many = model([of(...Array.from({ length: 100 }, () => -1))])
    expect([many.outcasts.length, many.dropped, many.slices.length]).toEqual([20, 80, 0])
  })

  it('names several expressions by their labels, and divides the widest numbers', () => {
    expect(told(model([of(1), { kind: 'scalar', values: [{ labels: {}, value: 1 }] }])).map(([name]) => name)).toEqual([
      'Calls n0',
      'm1',
    ])
    const wide = model([of(1.7e308, 1.7e308)])
    expect(wide.slices.map(({ share }) => share)).toEqual([0.5, 0.5])
    expect(Number.isFinite(wide.total)).toBe(true)
    expect(told(model([of(0, 0)])).map(([, , share]) => share)).toEqual([0, 0])
  })

  it('keeps hostile names as they are', () => {
    const lines = [line({ n: '__proto__' }, 1), line({ n: '<script>' }, 1)]
    expect(told(model([{ kind: 'series', lines }])).map(([name]) => name)).toEqual(['__proto__', '<script>'])
  })

  it('is empty without any value', () => {
    expect(widget.render([of(null)], contextOf(itemOf()))).toMatchObject({ empty: true })
    expect(widget.render([of(0)], contextOf(itemOf()))).toMatchObject({ empty: false })
  })
})
