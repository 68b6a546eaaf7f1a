/**
 * Room for sheets of numbers that many owners fill. When it is full, all of them start anew on the same sheets: nothing is
 * left for the garbage collector.
 */
export class Shelf<Sheet> {
  readonly #most: number
  readonly #blank: () => Sheet
  readonly #wipe: (sheet: Sheet) => void
  readonly #made: Sheet[] = []
  #sheets = 0
  #generation = 0

  constructor(most: number, blank: () => Sheet, wipe: (sheet: Sheet) => void) {
    this.#most = most
    this.#blank = blank
    this.#wipe = wipe
  }

  get sheets(): number {
    return this.#sheets
  }

  /** Rises each time the shelf is cleared: sheets of an older one are somebody else's. */
  get generation(): number {
    return this.#generation
  }

  take(): Sheet {
    if (this.#sheets >= this.#most) {
      this.#sheets = 0
      this.#generation += 1
    }
    const used = this.#made[this.#sheets]
    this.#sheets += 1
    if (used !== undefined) {
      this.#wipe(used)
      return used
    }
    const made = this.#blank()
    this.#made.push(made)
    return made
  }
}

/** One owner's sheets by their number. What `at` gave must not be kept: the next `at` of anyone may take it back. */
export class Sheets<Sheet> {
  readonly #shelf: Shelf<Sheet>
  readonly #kept = new Map<number, Sheet>()
  #generation = -1
  #index = Number.NaN
  #sheet: Sheet | null = null

  constructor(shelf: Shelf<Sheet>) {
    this.#shelf = shelf
  }

  at(index: number): Sheet {
    const valid = this.#generation === this.#shelf.generation
    if (valid && index === this.#index && this.#sheet !== null) return this.#sheet
    const sheet = (valid ? this.#kept.get(index) : undefined) ?? this.#take(index)
    this.#index = index
    this.#sheet = sheet
    return sheet
  }

  #take(index: number): Sheet {
    const sheet = this.#shelf.take()
    if (this.#generation !== this.#shelf.generation) this.#kept.clear()
    this.#generation = this.#shelf.generation
    this.#kept.set(index, sheet)
    return sheet
  }
}
