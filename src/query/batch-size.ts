import { complexityOf, TOKENS } from '@/protocol/mqe/batch'

const START = 20
/** Batches in flight while nothing is known of the server's speed; later the slots decide. */
const FIRST = 2
const MOST = 60
/** Not halved any further: a full pool has more work with many small batches than with a few. */
const LEAST = 5
/** ms: an answer that is quicker lets the next batch grow, one that is slower halves it. */
const QUICK = 1_000
const SLOW = 4_000
const MOST_COMPLEXITY = 2_500
const MOST_TOKENS = 12_000

/** How many questions the next batch may hold. */
export class BatchSize {
  #size = START
  #complexity = MOST_COMPLEXITY
  #isKnown = false

  limit(owner: boolean): number {
    const byComplexity = Math.floor(this.#complexity / complexityOf(owner))
    const byTokens = Math.floor((MOST_TOKENS - TOKENS.frame) / TOKENS.question)
    return Math.max(1, Math.min(this.#size, byComplexity, byTokens))
  }

  /** Batches that may be in flight at once: a whole one has to be answered before a server is given all there is. */
  get atOnce(): number {
    return this.#isKnown ? Infinity : FIRST
  }

  /** A batch of `count` was answered after `took` ms: one that leaves room for the most at once lets it grow faster. Less than half of what is allowed proves nothing about more. */
  answered(count: number, took: number): void {
    if (count >= this.#size) this.#isKnown = true
    if (took > SLOW) this.#halve()
    else if (took < QUICK && count * 2 >= this.#size)
      this.#size = Math.min(MOST, this.#size * (took * MOST < QUICK * count ? 3 : 2))
  }

  /** A batch of `count` found no answer in time, or a full pool. A small one did not for its size. */
  refused(count: number): void {
    if (count * 2 >= this.#size) this.#halve()
  }

  #halve(): void {
    this.#size = Math.min(this.#size, Math.max(LEAST, Math.floor(this.#size / 2)))
  }

  /** What the server's refusal told about its own limit. */
  learn(complexity: number): void {
    this.#complexity = Math.min(this.#complexity, complexity)
  }
}
