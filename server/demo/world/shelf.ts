/** Room for sheets of numbers that many owners fill. When it is full, all of them start anew. */
export class Shelf {
  readonly #most: number
  #sheets = 0
  #generation = 0

  constructor(most: number) {
    this.#most = most
  }

  get sheets(): number {
    return this.#sheets
  }

  /** Rises each time the shelf is cleared. */
  get generation(): number {
    return this.#generation
  }

  add(): void {
    if (this.#sheets >= this.#most) {
      this.#sheets = 0
      this.#generation += 1
    }
    this.#sheets += 1
  }
}

/** One owner's sheets by their number; a missing one is made by `blank`. */
export class Sheets<Sheet> {
  readonly #shelf: Shelf
  readonly #blank: () => Sheet
  readonly #kept = new Map<number, Sheet>()
  #generation = 0

  constructor(shelf: Shelf, blank: () => Sheet) {
    this.#shelf = shelf
    this.#blank = blank
  }

  at(index: number): Sheet {
    const known = this.#generation === this.#shelf.generation ? this.#kept.get(index) : undefined
    if (known !== undefined) return known
    this.#shelf.add()
    if (this.#generation !== this.#shelf.generation) this.#kept.clear()
    this.#generation = this.#shelf.generation
    const made = this.#blank()
    this.#kept.set(index, made)
    return made
  }
}
