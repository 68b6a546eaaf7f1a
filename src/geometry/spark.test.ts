import { describe, expect, it } from 'vitest'
import { sparkPath } from './spark'

describe('sparkPath', () => {
  const heights = (values: number[]) => [...sparkPath(values).line.matchAll(/ (\d+\.\d+)/g)].map(([, y]) => Number(y))

  it('spans the box from left to right, high values up', () => {
    expect(sparkPath([5, 10, 15]).line).toMatch(/^M0\.00 \d+\.\d+L50\.00 \d+\.\d+L100\.00 \d+\.\d+$/)
    expect(sparkPath([5, 10]).area).toMatch(/L100\.00 100L0\.00 100Z$/)
    const [first = 0, , last = 0] = heights([5, 10, 15])
    expect([first > 80, last < 15]).toEqual([true, true])
  })

  it('does not blow noise up to a mountain range', () => {
    const [a = 0, b = 0] = heights([980, 981])
    expect(Math.abs(a - b)).toBeLessThan(1)
  })

  it('leaves gaps open and lone values out', () => {
    expect(sparkPath([1, 1, null, 1, null, 1, 1]).line.match(/M/g)).toHaveLength(2)
  })

  it('draws a constant as a level line and nothing as nothing', () => {
    expect(new Set(heights([7, 7])).size).toBe(1)
    expect(heights([0, 0])).toEqual([60, 60])
    expect(sparkPath([null, null])).toEqual({ line: '', area: '' })
    expect(sparkPath([])).toEqual({ line: '', area: '' })
  })
})
