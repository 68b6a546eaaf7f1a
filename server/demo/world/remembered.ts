const DAY_MINUTES = 1440

/** Days that all owners of a shelf may keep, of 5.8 kB each. */
const MOST_DAYS = 5_000

/** Shared by those whose days are counted together. When there are too many, all forget theirs. */
export interface Shelf {
  days: number
  /** Rises each time they are to forget. */
  generation: number
}

export const emptyShelf = (): Shelf => ({ days: 0, generation: 0 })

/** Whole numbers from 0 by the minute, each computed once: those that folds of several metrics weigh by. */
export class Remembered {
  readonly #shelf: Shelf
  readonly #compute: (minute: number) => number
  readonly #days = new Map<number, Int32Array>()
  #generation = 0
  #day = Number.NaN
  #values: Int32Array = new Int32Array()

  constructor(shelf: Shelf, compute: (minute: number) => number) {
    this.#shelf = shelf
    this.#compute = compute
  }

  at(minute: number): number {
    const day = Math.floor(minute / DAY_MINUTES)
    if (day !== this.#day) this.#open(day)
    const at = minute - day * DAY_MINUTES
    const known = this.#values[at] ?? UNKNOWN
    if (known !== UNKNOWN) return known
    const value = this.#compute(minute)
    this.#values[at] = value
    return value
  }

  #open(day: number): void {
    const shelf = this.#shelf
    if (this.#generation !== shelf.generation) this.#days.clear()
    let values = this.#days.get(day)
    if (!values) {
      if (shelf.days >= MOST_DAYS) {
        shelf.generation += 1
        shelf.days = 0
        this.#days.clear()
      }
      values = new Int32Array(DAY_MINUTES).fill(UNKNOWN)
      this.#days.set(day, values)
      shelf.days += 1
    }
    this.#generation = shelf.generation
    this.#day = day
    this.#values = values
  }
}

const UNKNOWN = -1
