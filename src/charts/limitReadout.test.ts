import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { drawingOf, styledOf } from './drawing'
import { unitOf } from './format'
import { limitReadout } from './limitReadout'
import type { ChartSeries, TimeSeriesModel } from './model'
import { readoutOf } from './readout'

const STEPS = [
  { at: 50, tone: 'warn' },
  { at: 100, tone: 'bad', label: 'slow' },
] as const
function told(series: ChartSeries[], given: Partial<TimeSeriesModel> = {}) {
  const model: TimeSeriesModel = {
    window: { start: millis(0), end: millis(180_000), step: 'MINUTE', offset: 0 },
    now: 200_000,
    unit: unitOf('ms'),
    series,
    caveats: { bad: 0, outside: 0 },
    legend: { form: 'list', stats: [] },
    limits: STEPS,
    showX: true,
    showY: true,
    step: false,
    ...given,
  }
  const drawing = drawingOf(model, styledOf(series), () => false, { width: 400, height: 200 })
  const head = readoutOf(model, drawing, null, { format: String, time: String })
  return { limit: limitReadout(model, drawing), head, drawing }
}
const line = (name: string, ...values: (number | null)[]): ChartSeries => ({ id: name, name, values })
const plain = (text: string | undefined): string | undefined => text?.replace(/\s/gu, ' ')

describe('limits of a chart', () => {
  it('are told of the last closed bucket, not of the one that still fills', () => {
    expect(told([line('a', 1, 1, 1, 400)]).limit).toBeNull()
    expect(told([line('a', 900, 900, 49, 400)]).limit).toBeNull()
    expect(told([line('a', 1, 1, null, 400)]).limit).toBeNull()
    const { limit, head } = told([line('a', 1, 1, 120, 0)])
    expect([plain(limit?.text), limit?.tone, plain(limit?.breach)]).toEqual([
      'slow: at or above 100 ms',
      'bad',
      'slow: at or above 100 ms',
    ])
    expect(head).toEqual(limit)
  })

  it('name the worst of several; a warning has no mark before the title', () => {
    const { limit } = told([line('a', 1, 1, 60, 0), line('b', 1, 1, 130, 0)])
    expect(plain(limit?.text)).toBe('b: slow: at or above 100 ms')
    const mild = told([line('a', 1, 1, 60, 0), line('b', 1, 1, 2, 0)]).limit
    expect([plain(mild?.text), mild?.tone, mild?.breach]).toEqual(['a: at or above 50 ms', 'warn', undefined])
  })

  it('are seen while they lie near what is drawn, and make room for themselves', () => {
    const { drawing } = told([line('a', 30, 40, 45, 45)])
    expect(drawing.limits.map(({ at }) => at)).toEqual([50])
    expect(drawing.scale.max).toBeGreaterThanOrEqual(50)
    expect(told([line('a', 1, 1, 1, 1)]).drawing.limits).toEqual([])
    expect(told([line('a', 1, 1, 1, 1)], { limits: [] }).drawing.limits).toEqual([])
  })
})
