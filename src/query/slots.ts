import { withdrawn } from './failure'

/** Requests in flight per tab: OAP answers from a pool as large as its processors. */
const MOST = 4
/** Trace, log and profile searches and whole maps: two of them stuck in the storage stop everything else. */
const MOST_HEAVY = 1

interface Waiting {
  readonly heavy: boolean
  readonly start: () => void
}

/** Who may ask now. First come, first served, but a heavy one that must wait holds up no light one. */
export class Slots {
  #limit = MOST
  #flying = 0
  #heavy = 0
  readonly #waiting = new Set<Waiting>()

  /** Resolves with the call that gives the slot back; rejects when `signal` is aborted before. */
  take(heavy: boolean, signal?: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { heavy, start: () => resolve(this.#release(heavy)) }
      signal?.addEventListener('abort', () => {
        if (this.#waiting.delete(waiting)) reject(withdrawn())
      })
      if (signal?.aborted) return reject(withdrawn())
      this.#waiting.add(waiting)
      this.#admit()
    })
  }

  /** After a 503: half as many at once, until an answer comes. */
  overloaded(): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2))
  }

  answered(): void {
    this.#limit = MOST
    this.#admit()
  }

  get flying(): number {
    return this.#flying
  }

  #admit(): void {
    for (const waiting of this.#waiting) {
      if (this.#flying >= this.#limit) return
      if (waiting.heavy && this.#heavy >= MOST_HEAVY) continue
      this.#waiting.delete(waiting)
      this.#flying += 1
      if (waiting.heavy) this.#heavy += 1
      waiting.start()
    }
  }

  #release(heavy: boolean): () => void {
    let given = false
    return () => {
      if (given) return
      given = true
      this.#flying -= 1
      if (heavy) this.#heavy -= 1
      this.#admit()
    }
  }
}
