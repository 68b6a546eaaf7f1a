import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { clipped } from './clip'
import { drawingOf, styledOf } from './drawing'
import type { TimeSeriesModel } from './model'
import { pointsOf } from './option'
import { stackEnds } from './stack'
import { unitOf } from './units'

describe('a value beyond every scale', () => {
  const series = [{ id: 'a', name: 'a', values: [1, 1e308, 3, -1e308] }]
  const model: TimeSeriesModel = {
    window: { start: millis(0), end: millis(180_000), step: 'MINUTE', offset: 0 },
    now: 1e9,
    unit: unitOf('ms'),
    series,
    caveats: { bad: 0, outside: 0 },
    legend: { form: 'list', stats: [] },
    showX: true,
    showY: true,
    step: false,
  }

  it('does not stretch the axis, is drawn at its end and marked', () => {
    const drawing = drawingOf(model, styledOf(series), () => false, { width: 400, height: 200 })
    expect(drawing.scale).toMatchObject({ min: 0, max: 3 })
    expect(drawing.clipped.map(({ index, isHigh }) => [index, isHigh])).toEqual([
      [1, true],
      [3, false],
    ])
    expect(pointsOf(series[0]?.values ?? [], 4, drawing.scale)).toEqual([
      [0, 1],
      [1, 3],
      [2, 3],
      [3, 0],
    ])
  })

  it('leaves what an axis can hold alone', () => {
    expect(clipped(9.2e18, { min: 0, max: 1 })).toBe(9.2e18)
    expect(stackEnds(styledOf(series), 4)).toEqual([1, 0, 3, 0, 0, 0, 0, 0])
  })
})
