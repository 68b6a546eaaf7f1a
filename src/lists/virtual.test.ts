import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf } from './virtual'

const view = (top: number, height: number, cutTop = 0, cutBottom = 0) => ({ top, height, cutTop, cutBottom })

describe('rangeOf', () => {
  it('draws what the scroller shows and some more', () => {
    expect(rangeOf(view(0, 280), 28, 5000)).toEqual({
      from: 0,
      to: 16,
      seenFrom: 0,
      seenTo: 11,
      before: 0,
      after: 4984 * 28,
    })
    expect(rangeOf(view(2800, 280), 28, 5000)).toMatchObject({ from: 94, to: 116, before: 94 * 28 })
    expect(rangeOf(view(5000 * 28, 280), 28, 5000)).toMatchObject({ to: 5000, after: 0 })
    expect(rangeOf(view(0, 280), 28, 0)).toMatchObject({ from: 0, to: 0, before: 0, after: 0 })
    expect(rangeOf(view(900, 280), 28, 3)).toMatchObject({ from: 0, to: 3, before: 0, after: 0 })
  })

  it('tells the rows that are on screen, with one at each end', () => {
    expect(rangeOf(view(2800, 280), 28, 5000)).toMatchObject({ seenFrom: 99, seenTo: 111 })
    expect(rangeOf(view(0, 560, 0, 300), 28, 5000)).toMatchObject({ seenFrom: 0, seenTo: 11 })
    expect(rangeOf(view(0, 560, 280, 0), 28, 5000)).toMatchObject({ seenFrom: 9, seenTo: 21 })
    expect(rangeOf(view(0, 560, 0, 560), 28, 5000)).toMatchObject({ seenFrom: 0, seenTo: 0 })
  })

  it('never draws more than 80 rows and always keeps the height', () => {
    const size = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(
        fc.record({ top: size, height: size, cutTop: size, cutBottom: size }),
        fc.constantFrom(24, 28, 36, 44),
        fc.integer({ min: 0, max: 5000 }),
        (given, row, count) => {
          const { from, to, seenFrom, seenTo, before, after } = rangeOf(given, row, count)
          expect([from <= seenFrom, seenFrom <= seenTo, seenTo <= to]).toEqual([true, true, true])
          expect(to - from).toBeLessThanOrEqual(80)
          expect(from).toBeLessThanOrEqual(to)
          expect(before + (to - from) * row + after).toBe(count * row)
        },
      ),
    )
  })
})
