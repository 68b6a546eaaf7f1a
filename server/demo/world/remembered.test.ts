import { expect, it } from 'vitest'
import { Remembered } from './remembered'
import { Shelf } from './shelf'

/** Something that counts how often it was computed. */
function counting(shelf = new Shelf(50)) {
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
  const shelf = new Shelf(50)
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
