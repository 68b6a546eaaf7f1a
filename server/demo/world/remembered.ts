import { Sheets, Shelf } from './shelf'

const DAY_MINUTES = 1440
const UNKNOWN = -1

/** Whole numbers from 0 by the minute, each computed once: those that folds of several metrics weigh by. */
export class Remembered {
  readonly #compute: (minute: number) => number
  readonly #days: Sheets<Int32Array>

  constructor(shelf: Shelf<Int32Array>, compute: (minute: number) => number) {
    this.#compute = compute
    this.#days = new Sheets(shelf)
  }

  at(minute: number): number {
    const day = Math.floor(minute / DAY_MINUTES)
    const at = minute - day * DAY_MINUTES
    const known = this.#days.at(day)[at] ?? UNKNOWN
    if (known !== UNKNOWN) return known
    const value = this.#compute(minute)
    // What was computed may have taken the sheet back.
    this.#days.at(day)[at] = value
    return value
  }
}

/** For so many days of all owners, of 6 kB each. */
export const daysShelf = (most: number): Shelf<Int32Array> =>
  new Shelf(
    most,
    (): Int32Array => new Int32Array(DAY_MINUTES).fill(UNKNOWN),
    (sheet) => sheet.fill(UNKNOWN),
  )
