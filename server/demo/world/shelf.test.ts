import { expect, it } from 'vitest'
import { Shelf, Sheets } from './shelf'

const shelfOf = (most: number) =>
  new Shelf<number[]>(
    most,
    () => [],
    (sheet) => {
      sheet.length = 0
    },
  )

it('keeps what owners wrote while there is room, then lets all of them start anew', () => {
  const shelf = shelfOf(3)
  const one = new Sheets(shelf)
  const other = new Sheets(shelf)
  one.at(1).push(1)
  other.at(1).push(2)
  other.at(2).push(3)
  expect([one.at(1), other.at(1), other.at(2)]).toEqual([[1], [2], [3]])
  other.at(3).push(4)
  expect(shelf.sheets).toBe(1)
  expect([other.at(3), one.at(1), other.at(1)]).toEqual([[4], [], []])
})

it('uses its sheets again, wiped, and nobody sees those of another', () => {
  const shelf = shelfOf(2)
  const one = new Sheets(shelf)
  const other = new Sheets(shelf)
  const first = one.at(7)
  first.push(1)
  other.at(1).push(2)
  const third = other.at(2)
  expect(third).toBe(first)
  expect(third).toEqual([])
  third.push(3)
  // The sheet that `one` looked at last is not its own any more.
  expect(one.at(7)).toEqual([])
  expect(other.at(2)).toEqual([3])
})
