import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { fixedZone } from '@/time/zone'
import { barsOf } from './bars'
import { drawingOf, styledOf } from './drawing'
import { unitOf } from './format'
import type { ChartSeries, TimeSeriesModel } from './model'
import { optionOf } from './option'
import type { Tokens } from './tokens'

const model = (series: ChartSeries[], given: Partial<TimeSeriesModel> = {}): TimeSeriesModel => ({
  window: { start: millis(0), end: millis(3 * 60_000), step: 'MINUTE', offset: 0 },
  now: 4 * 60_000,
  unit: unitOf(''),
  series,
  caveats: { bad: 0, outside: 0 },
  legend: { form: 'list', stats: [] },
  showX: true,
  showY: true,
  step: false,
  mark: { kind: 'bar', background: true },
  ...given,
})
const one = (id: string, ...values: (number | null)[]): ChartSeries => ({ id, name: id, values })
/** 400 px of plot for four buckets. */
const STYLE = { zone: fixedZone(0), locale: 'en' }
const SIZE = { width: 450, height: 200 }
const tokens: Tokens = {
  font: '',
  label: 'grey',
  grid: 'g',
  base: 'b',
  fillAlpha: 0.1,
  lineWidth: 1.5,
  colour: (of) => of,
}
const draw = (of: TimeSeriesModel, hidden: string[] = []) =>
  drawingOf(of, styledOf(of.series), (id) => hidden.includes(id), SIZE)
const seriesOf = (of: TimeSeriesModel) => {
  const { series } = optionOf(draw(of), of, tokens, STYLE)
  return Array.isArray(series) ? series : []
}

describe('bars', () => {
  it('scale to the ends of the stack, of the visible ones alone', () => {
    const of = model([one('a', 60, 1, 1, 1), one('b', 70, 1, null, 1), one('c', -30, 0, 0, 0)])
    expect(draw(of).scale).toMatchObject({ min: -50, max: 150 })
    expect(draw(of, ['b', 'c']).scale).toMatchObject({ min: 0, max: 60 })
  })

  it('count from zero even for percentages near the top', () => {
    expect(draw(model([one('a', 98, 99, 99, 98)], { unit: unitOf('%') })).scale.min).toBe(0)
  })

  it('have room for half a bucket at both ends and fill 70 % of theirs', () => {
    const of = model([one('a', 1, 2, 3, 4)])
    expect(draw(of)).toMatchObject({ half: 50, plot: { left: 88, width: 300 } })
    const [bar] = seriesOf(of)
    expect(bar).toMatchObject({ type: 'bar', stack: 'bars', barWidth: 48, showBackground: true })
    const option = optionOf(draw(of), of, tokens, STYLE)
    expect(option).toMatchObject({
      grid: { left: 38, width: 400 },
      xAxis: { min: -0.5, max: 3.5, containShape: false },
    })
  })

  it('leave out bad numbers and are pale where the bucket still fills', () => {
    expect(barsOf([1, NaN, Infinity, null, 5], 4)).toEqual([
      [0, 1],
      [1, null],
      [2, null],
      [3, null],
      { value: [4, 5], itemStyle: { opacity: 0.45 } },
    ])
  })

  it('turn bad outside what was predicted of their series', () => {
    const band = { of: 'a', upper: [5, 5, null, 5], lower: [2, 2, 2, 2], value: [] }
    const of = model([one('a', 3, 6, 6, 1), one('b', 9, 9, 9, 9)], { bands: [band], now: 3 * 60_000 })
    const [a, b] = seriesOf(of)
    expect(a).toMatchObject({
      data: [
        [0, 3],
        { value: [1, 6], itemStyle: { color: 'bad-fill' } },
        [2, 6],
        { value: [3, 1], itemStyle: { color: 'bad-fill', opacity: 0.45 } },
      ],
    })
    expect(b).toMatchObject({
      data: [[0, 9], [1, 9], [2, 9], { value: [3, 9], itemStyle: { opacity: 0.45 } }],
    })
  })

  it('make one grey piece of what is past the twelfth', () => {
    const many = Array.from({ length: 400 }, (_, index) => one(`s${index}`, 1, null, 1, 1))
    const series = seriesOf(model(many))
    expect(series).toHaveLength(13)
    expect(series.at(-1)).toMatchObject({
      data: [
        [0, 388],
        [1, null],
        [2, 388],
        [3, 388],
      ],
    })
    expect(draw(model(many)).scale.max).toBe(400)
  })

  it('keep a value of the whole window as a level line', () => {
    const series = seriesOf(model([one('a', 1, 2, 3, 4), { ...one('limit', 9, 9, 9, 9), level: true }]))
    expect(series.map(({ type }) => type)).toEqual(['bar', 'line'])
  })

  it('stand in the middle of a lone bucket', () => {
    const of = model([one('a', 3)], { window: { start: millis(0), end: millis(0), step: 'MINUTE', offset: 0 } })
    expect(draw(of)).toMatchObject({ half: 0, plot: { left: 38, width: 400 } })
    expect(seriesOf(of)).toMatchObject([{ data: [[0, 3]] }])
  })
})
