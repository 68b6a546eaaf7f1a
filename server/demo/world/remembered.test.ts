import { expect, it } from 'vitest'
import { daysShelf, Remembered } from './remembered'

/** Something that counts how often it was computed. */
function counting(shelf = daysShelf(50)) {
  const asked: number[] = []
  const remembered = new Remembered(shelf, (minute) => {
    asked.push(minute)
    return Math.abs(minute) % 1000
  })
  return { remembered, asked }
}

it('computes each minute once, in whatever order, before 1970 too', () => {
  const { remembered, asked } = counting()
  const minutes = [0, 1439, 1440, -1, -1440, -1441, 29_000_000]
  for (const minute of [...minutes, ...minutes.toReversed()])
    expect(remembered.at(minute)).toBe(Math.abs(minute) % 1000)
  expect(asked).toEqual(minutes)
})

it('remembers zero', () => {
  const { remembered, asked } = counting()
  remembered.at(1000)
  remembered.at(1000)
  expect(asked).toEqual([1000])
})

it('keeps a bounded number of days, all owners together, and stays right', () => {
  const shelf = daysShelf(50)
  const one = counting(shelf)
  const other = counting(shelf)
  one.remembered.at(7)
  for (let day = 0; day < 120; day += 1) {
    const minute = day * 1440 + 5
    expect(other.remembered.at(minute)).toBe(minute % 1000)
    expect(shelf.sheets).toBeLessThanOrEqual(50)
  }
  one.remembered.at(1447)
  expect(one.remembered.at(7)).toBe(7)
  expect(one.asked).toEqual([7, 1447, 7])
})

it('stays right when computing takes the sheet back', () => {
  const shelf = daysShelf(2)
  const others = Array.from({ length: 5 }, (_, index) => new Remembered(shelf, (minute) => minute + index))
  const sum = new Remembered(shelf, (minute) => others.reduce((all, one) => all + one.at(minute), 0))
  for (const minute of [10, 10, 11, 10]) expect(sum.at(minute)).toBe(5 * minute + 10)
  for (const [index, one] of others.entries()) expect(one.at(10)).toBe(10 + index)
})
