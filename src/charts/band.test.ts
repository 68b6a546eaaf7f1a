import { describe, expect, it } from 'vitest'
import { plotOf } from '@/geometry/plot'
import { bandPath, breachOf, breachPath, predictedPath, sideOf } from './band'
import type { Band } from './model'

const level = (upper: number | null, lower: number | null, count = 5): Band => ({
  of: 'a',
  upper: Array.from({ length: count }, () => upper),
  lower: Array.from({ length: count }, () => lower),
  value: [],
})
/** Buckets 10 px apart from x 0, one px a unit, 100 at the top. */
const plot = plotOf({ width: 40, height: 100 }, 5, { min: 0, max: 100 }, { left: 0, right: 0, top: 0, bottom: 0 })

describe('a breach', () => {
  const band = level(20, 10)

  it('is on one side, and on the edge there is none', () => {
    expect([21, 20, 10, 9, null].map((value, index) => sideOf(value, band, index))).toEqual([
      'above',
      null,
      null,
      'below',
      null,
    ])
    expect(sideOf(99, level(null, 10), 0)).toBeNull()
  })

  it('is the latest stay, and lasts when it reaches the last closed value', () => {
    expect(breachOf([30, 15, 30, 30, 99], band, 4)).toEqual({ side: 'above', from: 2, to: 3, lasts: true })
    expect(breachOf([30, 30, 15, 15, 99], band, 4)).toEqual({ side: 'above', from: 0, to: 1, lasts: false })
    expect(breachOf([15, 15, 15, 15, 99], band, 4)).toBeNull()
  })

  it('is not ended by a missing bucket, but by the other side', () => {
    expect(breachOf([15, 30, null, 30, null], band, 5)).toEqual({ side: 'above', from: 1, to: 3, lasts: true })
    expect(breachOf([30, 30, 5, 5], band, 4)).toEqual({ side: 'below', from: 2, to: 3, lasts: true })
  })
})

describe('what is drawn', () => {
  it('is one outline for each stretch that is known', () => {
    expect(bandPath(plot, level(20, 10))).toBe(
      'M0.0 80.0L10.0 80.0L20.0 80.0L30.0 80.0L40.0 80.0L40.0 90.0L30.0 90.0L20.0 90.0L10.0 90.0L0.0 90.0Z',
    )
    const broken = { ...level(20, null), upper: [20, 20, null, 20, null] }
    expect(bandPath(plot, broken)).toBe('M0.0 80.0L10.0 80.0L10.0 100.0L0.0 100.0Z')
    expect(bandPath(plot, level(null, null))).toBe('')
  })

  it('cuts the line where it crosses the edge', () => {
    const at = { closed: 5, step: false }
    expect(breachPath(plot, [10, 30, 30, 10, null], level(20, 0), at)).toBe(
      'M5.0 80.0L10.0 70.0M10.0 70.0L20.0 70.0M20.0 70.0L25.0 80.0',
    )
    expect(breachPath(plot, [15, 5, 15, 15, 15], level(20, 10), at)).toBe('M5.0 90.0L10.0 95.0M10.0 95.0L15.0 90.0')
    expect(breachPath(plot, [30, null, 30, null, 30], level(20, 0), at)).toBe('')
  })

  it('ends at the open bucket and follows steps', () => {
    expect(breachPath(plot, [30, 30, 30, 30, 30], level(20, 0), { closed: 2, step: false })).toBe('M0.0 70.0L10.0 70.0')
    expect(breachPath(plot, [10, 30], level(20, 0), { closed: 2, step: true })).toBe('M10.0 90.0L10.0 70.0')
    expect(breachPath(plot, [30, 10], level(20, 0), { closed: 2, step: true })).toBe('M0.0 70.0L10.0 70.0')
  })

  it('has the predicted value as a line with gaps', () => {
    expect(predictedPath(plot, { ...level(null, null), value: [10, 10, null, 20] })).toBe(
      'M0.0 90.0L10.0 90.0M30.0 80.0',
    )
  })
})
