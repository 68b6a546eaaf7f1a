import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { drawingOf, scaleOf, styledOf } from './drawing'
import { unitOf } from './format'
import type { ChartSeries, TimeSeriesModel } from './model'
import { pointsOf } from './option'

const START = Date.parse('2026-11-22T03:32Z')
const SIZE = { width: 400, height: 200 }

const model = (series: ChartSeries[], after = 5, unit = 'ms'): TimeSeriesModel => ({
  window: { start: millis(START), end: millis(START + 4 * 60_000), step: 'MINUTE', offset: 0 },
  now: START + after * 60_000,
  unit: unitOf(unit),
  series,
  caveats: { bad: 0, outside: 0 },
  legend: { form: 'list', stats: [] },
  showX: true,
  showY: true,
  step: false,
})
const line = (id: string, ...values: (number | null)[]): ChartSeries => ({ id, name: id, values })
const draw = (of: TimeSeriesModel, hidden: string[] = []) =>
  drawingOf(of, styledOf(of.series), (id) => hidden.includes(id), SIZE)

describe('drawing', () => {
  it('calls the first bucket that has not ended open, and no other', () => {
    expect(draw(model([line('a', 1, 2, 3, 4, 5)], 5)).open).toBeNull()
    expect(draw(model([line('a', 1, 2, 3, 4, 5)], 4.3)).open).toBe(4)
    expect(draw(model([line('a', 1, 2, 3, 4, 5)], 0)).open).toBe(0)
  })

  it('has a gap where no visible series has a value, but not in the open bucket', () => {
    const of = model([line('a', null, null, 3, 4, null), line('b', 1, null, null, 4, null)], 4.3)
    expect(draw(of).gaps).toEqual([{ from: 1, to: 1 }])
    expect(draw(of, ['b']).gaps).toEqual([{ from: 0, to: 1 }])
    expect(draw({ ...of, now: START + 300_000 }).gaps).toEqual([
      { from: 1, to: 1 },
      { from: 4, to: 4 },
    ])
  })

  it('takes its scale from what is visible', () => {
    const of = model([line('a', 10, 10, 10, 10, 10), line('b', 900, 900, 900, 900, 900)])
    expect(draw(of).scale.max).toBe(1000)
    expect(draw(of, ['b']).scale.max).toBe(10)
  })

  it('fills a lone series that counts from zero only', () => {
    expect(draw(model([line('a', 1, 2, 3, 4, 5)])).filled).toBe(true)
    expect(draw(model([line('a', 96, 97, 98, 99, 100)], 5, '%')).filled).toBe(false)
    expect(draw(model([line('a', -1, 2, 3, 4, 5)])).filled).toBe(false)
    expect(draw(model([line('a', 1), line('b', 1)])).filled).toBe(false)
    expect(draw(model([line('a', 1), line('b', 1)]), ['b']).filled).toBe(false)
  })
})

describe('scaleOf', () => {
  const percent = unitOf('%')
  it('looks closely at percentages near the top and never promises more than 100', () => {
    expect(scaleOf([99.86, 96.2], percent, 130)).toMatchObject({ min: 96, max: 100 })
    expect(scaleOf([100, 100], percent, 130)).toMatchObject({ min: 99, max: 100 })
    expect(scaleOf([12, 100], percent, 130)).toMatchObject({ min: 0, max: 100 })
  })

  it('has a place for zero, nothing and negative values', () => {
    expect(scaleOf([0, 0], unitOf(''), 130)).toMatchObject({ min: 0, max: 1 })
    expect(scaleOf([], unitOf(''), 130)).toMatchObject({ min: 0, max: 1 })
    expect(scaleOf([-15, 21], unitOf(''), 130)).toMatchObject({ min: -20, max: 40 })
    expect(scaleOf([-15, -3], unitOf(''), 130).max).toBe(0)
  })
})

describe('pointsOf', () => {
  it('never hands a non-finite value on, ends at the last closed bucket and dots a lone one', () => {
    expect(pointsOf([1, Infinity, 3, null, 5, 6, 7], 5)).toEqual([
      { value: [0, 1], symbol: 'circle', symbolSize: 4 },
      [1, null],
      { value: [2, 3], symbol: 'circle', symbolSize: 4 },
      [3, null],
      [4, 5],
      [5, 6],
      [6, null],
    ])
    expect(pointsOf([NaN, 1, 2], 2)).toEqual([
      [0, null],
      [1, 1],
      [2, 2],
    ])
  })
})
