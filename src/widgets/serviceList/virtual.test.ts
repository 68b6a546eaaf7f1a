import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf } from './virtual'

describe('rangeOf', () => {
  it('draws what is seen and some more', () => {
    expect(rangeOf(0, 280, 28, 5000)).toEqual({
      from: 0,
      to: 16,
      seenFrom: 0,
      seenTo: 10,
      before: 0,
      after: 4984 * 28,
    })
    expect(rangeOf(2800, 280, 28, 5000)).toMatchObject({ from: 94, to: 116, before: 94 * 28 })
    expect(rangeOf(5000 * 28, 280, 28, 5000)).toMatchObject({ to: 5000, after: 0 })
    expect(rangeOf(0, 280, 28, 0)).toMatchObject({ from: 0, to: 0, before: 0, after: 0 })
    expect(rangeOf(900, 280, 28, 3)).toMatchObject({ from: 0, to: 3, before: 0, after: 0 })
  })

  it('never draws more than 80 rows and always keeps the height', () => {
    const size = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom(24, 28, 36, 44),
        fc.integer({ min: 0, max: 5000 }),
        (top, height, row, count) => {
          const { from, to, seenFrom, seenTo, before, after } = rangeOf(top, height, row, count)
          expect([from <= seenFrom || count === 0, seenTo <= to]).toEqual([true, true])
          expect(to - from).toBeLessThanOrEqual(80)
          expect(from).toBeLessThanOrEqual(to)
          expect(before + (to - from) * row + after).toBe(count * row)
        },
      ),
    )
  })
})
