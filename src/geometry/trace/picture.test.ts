import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selfPieces, spanPieces, timeAt, timeTicks, xAt, type Scale } from './bar'
import { traceOf } from './model'
import { overviewOf } from './overview'
import { statisticsOf } from './statistics'
import { grown, segment, span } from './testing/spans'

const scale: Scale = { from: 0, to: 100, left: 0, width: 200 }

describe('bars', () => {
  it('places times, and what is far outside just outside', () => {
    expect([0, 50, 100, 1e12, -1e12].map((time) => xAt(scale, time))).toEqual([0, 100, 200, 208, -8])
    expect([-5, 100, 900].map((x) => timeAt(scale, x))).toEqual([0, 50, 100])
    expect(xAt({ ...scale, to: 0 }, 0)).toBe(0)
  })

  it('draws self time between the children, as few pieces as pixels allow', () => {
    const trace = traceOf(segment([-1, 0, 100], [0, 10, 30], [0, 20, 50], [0, 90, 140]))
    expect(selfPieces(trace, 0, scale)).toEqual([
      { from: 0, to: 20 },
      { from: 100, to: 180 },
    ])
    const many = traceOf(grown(5000, (at) => (at === 0 ? -1 : 0)))
    const few = { ...scale, to: many.duration }
    expect(
      spanPieces(
        many,
        Array.from({ length: 5000 }, (_, at) => at),
        few,
      ).length,
    ).toBeLessThanOrEqual(200)
  })

  it('has round ticks inside what is looked at, not more than there is room for', () => {
    expect(timeTicks({ ...scale, width: 400 })).toEqual([0, 20, 40, 60, 80, 100])
    const span = fc.record({ from: fc.nat(1e9), length: fc.integer({ min: 1, max: 2e12 }), width: fc.nat(2000) })
    fc.assert(
      fc.property(span, ({ from, length, width }) => {
        const ticks = timeTicks({ from, to: from + length, left: 0, width })
        expect(ticks.length).toBeLessThanOrEqual(width / 80 + 2)
        expect(ticks.every((tick) => tick >= from && tick <= from + length)).toBe(true)
      }),
    )
  })
})

describe('overviewOf', () => {
  it('has no more strokes than pixels and keeps errors on top', () => {
    const trace = traceOf(grown(20_000, (at) => Math.floor((at - 1) / 3)))
    const strokes = overviewOf(trace, { width: 300, lines: 40 })
    expect(strokes.length).toBeGreaterThan(0)
    expect(strokes.length).toBeLessThanOrEqual(300 * 40)
    expect(strokes.some(({ isError }) => isError)).toBe(true)
    expect(strokes.every(({ x, width }) => x >= 0 && x + width <= 300)).toBe(true)
  })

  it('shows a trace without length, and none without room', () => {
    expect(overviewOf(traceOf([span({ endTime: 0 })]), { width: 10, lines: 5 })).toEqual([
      { x: 0, y: 0, width: 10, service: 0, isError: false },
    ])
    expect(overviewOf(traceOf([span()]), { width: 0, lines: 5 })).toEqual([])
  })
})

describe('statisticsOf', () => {
  const trace = traceOf([
    ...segment([-1, 0, 100], [0, 0, 40], [0, 50, 60]),
    span({ spanId: 9, parentSpanId: 8, serviceCode: 'b', type: 'Exit', isError: true, startTime: 0, endTime: 5 }),
  ])
  it('adds up by endpoint, service and type, greatest self time first', () => {
    expect(statisticsOf(trace, 'endpoint')).toMatchObject([
      { name: 'op', service: 0, count: 3, total: 150, self: 100, max: 100, errors: 0, longest: 0 },
      { name: 'op', service: 1, count: 1, total: 5, self: 5, errors: 1 },
    ])
    expect(statisticsOf(trace, 'service').map(({ name }) => name)).toEqual(['a', 'b'])
    expect(statisticsOf(trace, 'type').map(({ name, service }) => [name, service])).toEqual([
      ['Local', -1],
      ['Exit', -1],
    ])
  })
})
