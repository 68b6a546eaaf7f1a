import { expect, it } from 'vitest'
import { placed, xAt, type Bar } from './bar'

const axis = { start: 1000, end: 2000, width: 500 }
const bar = (from: number, to: number, given: Partial<Bar> = {}): Bar => ({
  key: `${from}`,
  from,
  to,
  end: 'ok',
  tone: 'bad',
  high: true,
  past: true,
  title: '',
  ...given,
})

it('cuts bars at the ends of the window and leaves out what lies beside it', () => {
  const found = placed([bar(0, 900), bar(900, 1200), bar(1900, 2500), bar(2100, 2200)], axis)
  expect(found.map(({ x, width }) => [x, width])).toEqual([
    [0, 100],
    [450, 50],
  ])
})

it('keeps a moment visible, even the last one', () => {
  const [first, last] = placed([bar(1500, 1500), bar(2000, 2000)], axis)
  expect(first).toMatchObject({ x: 250, width: 4 })
  expect(last).toMatchObject({ x: 496, width: 4 })
})

it('draws critical ones higher, both in the middle of the lane', () => {
  const [high, low] = placed([bar(1000, 1100), bar(1000, 1100, { high: false })], axis)
  expect(high).toMatchObject({ y: 15, height: 14 })
  expect(low).toMatchObject({ y: 17, height: 10 })
})

it('draws what lies at one time on lines of its own, inside the lane', () => {
  const all = placed(
    [0, 1, 2, 3, 4, 5].map((line) => bar(1000, 1500, { line, high: false })),
    axis,
  )
  for (const [index, { y, height }] of all.entries()) {
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y + height).toBeLessThanOrEqual(all[index + 1]?.y ?? 44)
  }
})

it('survives a window without length', () => {
  expect(xAt({ start: 5, end: 5, width: 100 }, 5)).toBe(0)
})
