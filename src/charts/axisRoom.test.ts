import { describe, expect, it } from 'vitest'
import { leftOf } from './axisRoom'
import { tickFormat, unitOf } from './format'

const GI = 1024 ** 3
const left = (ticks: readonly number[], unit: string): number => leftOf(ticks.map(tickFormat(ticks, unitOf(unit))))

describe('leftOf', () => {
  it('is 38 px for labels of up to four signs and for halves of the next prefix', () => {
    expect(left([0, 250, 500, 1000], '')).toBe(38)
    expect(left([0, 12_500, 25_000], '')).toBe(38)
    expect(left([0, GI / 2, GI], 'bytes')).toBe(38)
    expect(left([99.25, 99.5, 100], '%')).toBe(38)
    expect(leftOf([])).toBe(38)
  })

  it('grows in steps of 8 px for longer ones', () => {
    expect(left([0, GI / 4, GI / 2, GI], 'bytes')).toBe(46)
    expect(left([99.991, 99.998, 100], '%')).toBe(46)
    expect(leftOf(['-123,456,789'])).toBe(86)
  })
})
