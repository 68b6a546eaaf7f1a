/** Of each visit of a flow in one minute: ms that segments of it take at least, then ms that they take at most. */
type Extent = Int32Array

const HOUR_MINUTES = 60
/** Hours that are remembered, of a flow each and of up to 10 kB: ten days of all flows. */
const MOST = 2_000

/** Remembers how long the segments of a flow may take, minute for minute. A minute without traces has no ms at all. */
export class Lasting {
  readonly #visits: number
  readonly #compute: (minute: number, into: Extent) => void
  readonly #hours = new Map<number, Int32Array>()
  readonly #most: number

  constructor(visits: number, flows: number, compute: (minute: number, into: Extent) => void) {
    this.#visits = visits
    this.#compute = compute
    this.#most = Math.floor(MOST / flows)
  }

  at(minute: number): Extent {
    const hour = Math.floor(minute / HOUR_MINUTES)
    const width = 2 * this.#visits
    const at = (minute - hour * HOUR_MINUTES) * width
    const sheet = this.#hours.get(hour) ?? this.#take(hour, HOUR_MINUTES * width)
    const extent = sheet.subarray(at, at + width)
    if (extent[0] === 0) {
      extent.fill(-1)
      this.#compute(minute, extent)
    }
    return extent
  }

  #take(hour: number, length: number): Int32Array {
    for (const oldest of this.#hours.keys()) {
      if (this.#hours.size < this.#most) break
      this.#hours.delete(oldest)
    }
    const made = new Int32Array(length)
    this.#hours.set(hour, made)
    return made
  }
}
