import { Sheets, type Shelf } from './shelf'

const DAY_MINUTES = 1440
const UNKNOWN = -1

/** Whole numbers from 0 by the minute, each computed once: those that folds of several metrics weigh by. */
export class Remembered {
  readonly #compute: (minute: number) => number
  readonly #days: Sheets<Int32Array>
  #day = Number.NaN
  #values: Int32Array = new Int32Array()

  constructor(shelf: Shelf, compute: (minute: number) => number) {
    this.#compute = compute
    this.#days = new Sheets(shelf, () => new Int32Array(DAY_MINUTES).fill(UNKNOWN))
  }

  at(minute: number): number {
    const day = Math.floor(minute / DAY_MINUTES)
    if (day !== this.#day) {
      this.#values = this.#days.at(day)
      this.#day = day
    }
    const at = minute - day * DAY_MINUTES
    const known = this.#values[at] ?? UNKNOWN
    if (known !== UNKNOWN) return known
    const value = this.#compute(minute)
    this.#values[at] = value
    return value
  }
}
