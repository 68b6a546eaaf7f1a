import { describe, expect, it } from 'vitest'
import { sparkPath } from './spark'

describe('sparkPath', () => {
  it('spans the box from the lowest to the highest value', () => {
    expect(sparkPath([5, 10, 15]).line).toBe('M0.00 90.00L50.00 49.00L100.00 8.00')
    expect(sparkPath([5, 10]).area).toBe('M0.00 90.00L100.00 8.00L100.00 100L0.00 100Z')
  })

  it('leaves gaps open and lone values out', () => {
    expect(sparkPath([1, 1, null, 1, null, 1, 1]).line.match(/M/g)).toHaveLength(2)
  })

  it('draws a constant as a level line and nothing as nothing', () => {
    expect(sparkPath([7, 7]).line).toBe('M0.00 60.00L100.00 60.00')
    expect(sparkPath([null, null])).toEqual({ line: '', area: '' })
    expect(sparkPath([])).toEqual({ line: '', area: '' })
  })
})
