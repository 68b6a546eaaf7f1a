import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceScale } from './ticks'

describe('niceScale', () => {
  it('takes 1, 2, 2.5 or 5 times a power of ten', () => {
    expect(niceScale(0, 2620, 4).ticks).toEqual([0, 1000, 2000, 3000])
    expect(niceScale(0, 359, 4).ticks).toEqual([0, 100, 200, 300, 400])
    expect(niceScale(0, 812, 4).ticks).toEqual([0, 250, 500, 750, 1000])
    expect(niceScale(94.2, 100, 3).ticks).toEqual([94, 96, 98, 100])
    expect(niceScale(0, 0.3, 3).ticks).toEqual([0, 0.1, 0.2, 0.3])
  })

  it('has room for a line at zero and for one constant', () => {
    expect(niceScale(0, 0, 2).ticks).toEqual([0, 0.5, 1])
    expect(niceScale(5, 5, 2).max).toBeGreaterThan(5)
    expect(niceScale(-4, -4, 2).max).toBeGreaterThan(-4)
  })

  it('counts bytes in powers of 1024', () => {
    expect(niceScale(0, 3.4 * 1024 ** 2, 4, 1024).ticks.map((tick) => tick / 1024 ** 2)).toEqual([0, 1, 2, 3, 4])
    expect(niceScale(0, 900 * 1024 ** 2, 4, 1024).ticks.map((tick) => tick / 1024 ** 2)).toEqual([
      0, 256, 512, 768, 1024,
    ])
    expect(niceScale(0, 900, 4, 1024).ticks).toEqual([0, 250, 500, 750, 1000])
  })

  it('holds every range between its ends, in few even steps', () => {
    const number = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 4 }), (a, b, intervals) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)))
        const scale = niceScale(low, high, intervals)
        const slack = scale.step * 1e-6
        expect(scale.min).toBeLessThanOrEqual(low + slack)
        expect(scale.max).toBeGreaterThanOrEqual(high - slack)
        expect(scale.ticks.length).toBeLessThanOrEqual(intervals + 2)
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})
