import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heightsOf } from './heights'

const px = fc.integer({ min: 1, max: 400 })

describe('heightsOf', () => {
  it('sums, finds every row and keeps both after changes', () => {
    fc.assert(
      fc.property(fc.array(px, { maxLength: 60 }), fc.array(fc.tuple(fc.nat(59), px)), (given, changes) => {
        const heights = heightsOf(given.length, (index) => given[index] ?? 0)
        const plain = [...given]
        for (const [at, height] of changes) {
          const index = at % Math.max(1, plain.length)
          const before = plain[index]
          const grown = heights.set(index, height)
          if (before === undefined) continue
          expect(grown).toBe(height - before)
          plain[index] = height
        }
        let top = 0
        plain.forEach((height, index) => {
          expect(heights.top(index)).toBe(top)
          expect(heights.at(top)).toBe(index)
          expect(heights.at(top + height - 0.5)).toBe(index)
          top += height
        })
        expect(heights.total()).toBe(top)
        expect(heights.at(top + 1)).toBe(plain.length - 1)
        expect(heights.at(-5)).toBe(plain.length > 0 ? 0 : -1)
      }),
    )
  })
})
