import { expect, it } from 'vitest'
import { Shelf, Sheets } from './shelf'

it('keeps what owners wrote while there is room, then lets all of them start anew', () => {
  const shelf = new Shelf(3)
  const one = new Sheets<number[]>(shelf, () => [])
  const other = new Sheets<number[]>(shelf, () => [])
  one.at(1).push(1)
  other.at(1).push(2)
  other.at(2).push(3)
  expect([one.at(1), other.at(1), other.at(2)]).toEqual([[1], [2], [3]])
  other.at(3).push(4)
  expect(shelf.sheets).toBe(1)
  expect([other.at(3), one.at(1), other.at(1)]).toEqual([[4], [], []])
})
