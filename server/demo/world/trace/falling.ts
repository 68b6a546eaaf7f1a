/** Minutes whose numbers are sorted at once. */
const CHUNK = 1_024
/** More than there are places in any search, so that a number of ms and a place are one whole number. */
const PLACES = 2 ** 22

/** Places by falling number, of equals the later place first. Sorted in parts, so that no step is long. */
export class Falling {
  readonly #sorted: { readonly keys: Float64Array; left: number }[] = []
  #open: number[] = []

  /** Whole numbers from 0 to 2^31. */
  add(number: number, place: number): void {
    this.#open.push(number * PLACES + place)
    if (this.#open.length === CHUNK) this.#close()
  }

  /** The number and the place of what comes next; ends with `null`. */
  next(): { readonly number: number; readonly place: number } | null {
    if (this.#open.length > 0) this.#close()
    let best: { readonly keys: Float64Array; left: number } | null = null
    let key = -1
    for (const part of this.#sorted) {
      const last = part.keys[part.left - 1] ?? -1
      if (last > key) [best, key] = [part, last]
    }
    if (!best) return null
    best.left -= 1
    const number = Math.floor(key / PLACES)
    return { number, place: key - number * PLACES }
  }

  #close(): void {
    this.#sorted.push({ keys: Float64Array.from(this.#open).sort(), left: this.#open.length })
    this.#open = []
  }
}
