import type { TracePlace } from './id'

/** A segment that was found. */
export interface SegmentRow {
  readonly traceId: string
  readonly segmentId: string
  readonly endpoint: string
  readonly start: number
  readonly duration: number
  readonly isError: boolean
}

/** A row as far as its place among the others needs it. */
export interface Candidate {
  readonly start: number
  readonly duration: number
  readonly faulty: boolean
  /** Of equals the one that was made last comes first; no two have the same. */
  readonly rank: number
  readonly place: TracePlace | null
  readonly visit: number
  readonly row: SegmentRow | null
}

export type Compare = (a: Candidate, b: Candidate) => number

/** The best rows of those that it was given: a heap with the worst of them on top. */
export class Kept {
  readonly #compare: Compare
  readonly #most: number
  readonly #heap: Candidate[] = []

  constructor(compare: Compare, most: number) {
    this.#compare = compare
    this.#most = most
  }

  get isFull(): boolean {
    return this.#heap.length >= this.#most
  }

  /** The last of the rows that are wanted, `null` as long as any other is too. */
  get worst(): Candidate | null {
    return this.isFull ? (this.#heap[0] ?? null) : null
  }

  /** False for a row that can only be left out. */
  wants(one: Candidate): boolean {
    const [worst] = this.#heap
    return !this.isFull || (worst !== undefined && this.#compare(one, worst) < 0)
  }

  add(one: Candidate): void {
    if (!this.isFull) this.#rise(one)
    else if (this.wants(one)) this.#sink(one)
  }

  rows(): readonly Candidate[] {
    return this.#heap.toSorted(this.#compare)
  }

  #rise(one: Candidate): void {
    const heap = this.#heap
    let at = heap.length
    for (let up = (at - 1) >> 1; at > 0; up = (at - 1) >> 1) {
      const above = heap[up]
      if (!above || this.#compare(one, above) <= 0) break
      heap[at] = above
      at = up
    }
    heap[at] = one
  }

  #sink(one: Candidate): void {
    const heap = this.#heap
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      let below = heap[down]
      const other = heap[down + 1]
      if (below && other && this.#compare(other, below) > 0) {
        down += 1
        below = other
      }
      if (!below || this.#compare(one, below) >= 0) break
      heap[at] = below
      at = down
    }
    heap[at] = one
  }
}
