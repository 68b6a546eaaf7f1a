import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesOf } from '@/geometry/flame/frames'
import { hitAt } from '@/geometry/flame/hit'
import { boxOf, EDGE, placed, SIDE } from './place'
import { sheetAt } from './useSheet'

const table = framesOf(
  [
    [
      { id: 0, parentId: -1, name: 'all', total: 100, self: 0 },
      { id: 1, parentId: 0, name: 'a', total: 60, self: 10 },
      { id: 2, parentId: 1, name: 'b', total: 50, self: 50 },
      { id: 3, parentId: 0, name: 'c', total: 40, self: 40 },
    ],
  ],
  'samples',
)
const box = { width: 1000 + 2 * SIDE, height: 300 }

describe('boxOf', () => {
  it('is where a click on it hits it, in both directions and wherever it is zoomed to', () => {
    const anyFrame = fc.integer({ min: 0, max: table.count - 1 })
    fc.assert(
      fc.property(anyFrame, anyFrame, fc.boolean(), (frame, focus, up) => {
        const view = placed(table, focus, up, box)
        const at = boxOf(table, view, frame)
        if (at) expect(hitAt(table, view, at.left - SIDE + 2, at.top - EDGE + 2)).toBe(frame)
      }),
    )
  })
  it('fills the width above what is zoomed in on, in lower rows, and is nowhere beside it', () => {
    const view = placed(table, 1, false, box)
    expect(boxOf(table, view, 0)).toEqual({ left: SIDE, top: EDGE, width: 1000, height: 15 })
    expect(boxOf(table, view, 1)).toEqual({ left: SIDE, top: EDGE + 16, width: 1000, height: 19 })
    expect(boxOf(table, view, 3)).toBeNull()
  })
  it('stands at the bottom of its box in a flame', () => {
    expect(boxOf(table, placed(table, 0, true, box), 0)?.top).toBe(300 - EDGE - 20)
  })
})

describe('sheetAt', () => {
  it('covers what is in sight, and is no taller than twice that', () => {
    fc.assert(
      fc.property(fc.nat(50_000), fc.integer({ min: 1, max: 2000 }), fc.nat(60_000), (wish, height, more) => {
        const whole = height + more
        const scrolled = Math.min(wish, whole - height)
        const sheet = sheetAt(scrolled, height, whole)
        expect(sheet.top).toBeLessThanOrEqual(scrolled)
        expect(sheet.top + sheet.height).toBeGreaterThanOrEqual(scrolled + height)
        expect(sheet.height).toBeLessThanOrEqual(2 * height + 2)
      }),
    )
  })
})
