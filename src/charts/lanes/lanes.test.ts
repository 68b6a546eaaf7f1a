import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import type { Tokens } from '../tokens'
import { heatPainter, heatRange, heatStep } from './heat'
import { columnOf, laneOf, lanesPlace, rowAt, type Lane } from './place'

const time = (count: number, now = Infinity) => ({
  window: { start: millis(0), end: millis((count - 1) * 60_000), step: 'MINUTE' as const, offset: 0 },
  now,
})
const lanes = (count: number, weight = (index: number) => index): Lane[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), name: `lane ${index}`, weight: weight(index) }))
const HEIGHTS = { least: 6, most: 40 }

describe('places', () => {
  it('fill the room, side by side without a hole', () => {
    const place = lanesPlace(lanes(5), HEIGHTS, time(31), { width: 400, height: 126 })
    expect([place.lane, place.kept.length, place.labelEach]).toEqual([20, 5, 1])
    const columns = place.at.map((_, index) => columnOf(place, index))
    for (const [index, { left, width }] of columns.entries()) expect(columns[index + 1]?.left ?? 388).toBe(left + width)
    expect(laneOf(place, 4)).toEqual({ top: 86, height: 20 })
  })

  it('begin where other charts begin while the names are short', () => {
    expect(columnOf(lanesPlace(lanes(0), HEIGHTS, time(10), { width: 400, height: 126 }), 0).left).toBe(46)
    const long = [{ id: '0', name: 'x'.repeat(4000), weight: 0 }]
    expect(columnOf(lanesPlace(long, HEIGHTS, time(10), { width: 400, height: 126 }), 0).left).toBe(148)
  })

  it('keep the heaviest lanes, in their order, where there is no room for all', () => {
    const place = lanesPlace(
      lanes(100, (index) => (index % 10 === 3 ? 1 : 0)),
      HEIGHTS,
      time(31),
      { width: 240, height: 50 },
    )
    expect(place.kept).toEqual([3, 13, 23, 33, 43, 53])
    expect(place.hasTimes).toBe(false)
  })

  it('find the lane of a pointer, the nearest outside of them', () => {
    const place = lanesPlace(lanes(3), HEIGHTS, time(2), { width: 400, height: 86 })
    expect([-5, 6, 25, 26, 65, 400].map((y) => rowAt(place, y))).toEqual([0, 0, 0, 1, 2, 2])
    expect(rowAt(lanesPlace([], HEIGHTS, time(2), { width: 400, height: 86 }), 9)).toBeNull()
  })

  it('know the first bucket that is still filling', () => {
    expect(lanesPlace(lanes(1), HEIGHTS, time(3, 130_000), { width: 100, height: 100 }).open).toBe(2)
    expect(lanesPlace(lanes(1), HEIGHTS, time(3, 180_000), { width: 100, height: 100 }).open).toBeNull()
  })
})

describe('heat', () => {
  it('runs from zero, or from what is below it', () => {
    expect(heatRange([[5, null], [9]])).toEqual({ low: 0, high: 9 })
    expect(heatRange([[-3, 2]])).toEqual({ low: -3, high: 2 })
    expect(heatRange([[null]])).toEqual({ low: 0, high: 0 })
  })

  it('has nine steps; all equal is the strongest, all zero the weakest, and the widest range is still one', () => {
    const of = (low: number, high: number, ...values: number[]) => values.map((value) => heatStep(value, { low, high }))
    expect(of(0, 9, 0, 0.9, 1, 8.9, 9)).toEqual([0, 0, 1, 8, 8])
    expect(of(0, 7, 7)).toEqual([8])
    expect(of(0, 0, 0)).toEqual([0])
    expect(of(-1.7e308, 1.7e308, -1.7e308, 0, 1.7e308)).toEqual([0, 4, 8])
  })

  it('draws an empty cell in the colour of the grid and thousands of cells once each', () => {
    const drawn: string[] = []
    const pen = { fillStyle: '', fillRect: () => drawn.push(pen.fillStyle) }
    const tokens = { grid: 'grid', colour: (token: string) => token } as Tokens
    const place = lanesPlace(lanes(20), HEIGHTS, time(500), { width: 300, height: 300 })
    const cells = lanes(20).map((_, lane) =>
      Array.from({ length: 500 }, (_, index) => (index === 0 ? null : lane === 0 ? 0 : 90)),
    )
    heatPainter(cells, { low: 0, high: 90 })(pen as unknown as CanvasRenderingContext2D, place, tokens)
    expect(drawn).toHaveLength(10_000)
    expect(new Set(drawn.slice(0, 500))).toEqual(new Set(['grid', 'heat-0']))
    expect(drawn.at(-1)).toBe('heat-8')
  })
})
