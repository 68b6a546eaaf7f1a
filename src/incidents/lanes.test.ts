import { describe, expect, it } from 'vitest'
import { lanesOf } from './lanes'

interface Bar {
  readonly of: string
  readonly from: number
  readonly to: number
}
const bar = (of: string, from: number, to: number): Bar => ({ of, from, to })
const lanes = (bars: readonly Bar[], gap = 0) =>
  lanesOf(bars, { keyOf: ({ of }) => of, spanOf: (one) => one, gap }).map(({ key, lines, items }) => ({
    key,
    lines,
    items: items.map(({ item, line }) => [item.from, line]),
  }))

describe('lanes', () => {
  it('hold all of one key in the order of time, the lane of the newest first', () => {
    expect(lanes([bar('a', 30, 40), bar('b', 20, 25), bar('a', 10, 15), bar('c', 50, 60)])).toEqual([
      { key: 'c', lines: 1, items: [[50, 0]] },
      {
        key: 'a',
        lines: 1,
        items: [
          [10, 0],
          [30, 0],
        ],
      },
      { key: 'b', lines: 1, items: [[20, 0]] },
    ])
  })

  it('put on another line what would cover another, and come back to the first', () => {
    expect(lanes([bar('a', 0, 30), bar('a', 10, 20), bar('a', 15, 40), bar('a', 20, 50), bar('a', 60, 60)])).toEqual([
      {
        key: 'a',
        lines: 3,
        items: [
          [0, 0],
          [10, 1],
          [15, 2],
          [20, 1],
          [60, 0],
        ],
      },
    ])
  })

  it('keep a gap between two of one line', () => {
    expect(lanes([bar('a', 0, 10), bar('a', 12, 20)], 5)[0]?.lines).toBe(2)
    expect(lanes([bar('a', 0, 10), bar('a', 15, 20)], 5)[0]?.lines).toBe(1)
  })

  it('stand an end before its start', () => {
    expect(lanes([bar('a', 10, 5), bar('a', 8, 9)])[0]?.lines).toBe(1)
    expect(lanes([])).toEqual([])
  })
})
