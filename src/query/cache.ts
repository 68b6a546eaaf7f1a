import { shallowRef } from 'vue'
import { isPassing } from './failure'
import type { Answered, QuestionKey } from './question'

/** ms that an answer counts as fresh: asked again within it, nothing is sent. */
export const FRESH = 10_000
/** ms after which an answer is too old to be shown. */
export const KEPT = 15 * 60_000
const MOST = 240

/** Answers by question, the least recently answered first. Failures that pass by themselves are not kept. */
export class AnswerCache {
  /** Grows with every answer that is kept: for those who read what others asked. */
  readonly kept = shallowRef(0)
  readonly #answers = new Map<QuestionKey, Answered>()

  read(key: QuestionKey): Answered | null {
    const found = this.#answers.get(key)
    if (!found) return null
    if (ageOf(found) <= KEPT) return found
    this.#answers.delete(key)
    return null
  }

  isFresh(key: QuestionKey): boolean {
    const found = this.read(key)
    return found !== null && ageOf(found) < FRESH
  }

  keep(key: QuestionKey, answered: Answered): void {
    if (answered.result.kind === 'failure' && isPassing(answered.result)) return
    this.#answers.delete(key)
    this.#answers.set(key, answered)
    this.kept.value += 1
    for (const [old, one] of this.#answers) {
      if (this.#answers.size <= MOST && ageOf(one) <= KEPT) return
      this.#answers.delete(old)
    }
  }

  clear(): void {
    this.#answers.clear()
  }
}

/** ms. Of an answer that comes from the future nobody knows how old it is: the machine's clock was set back. */
const ageOf = ({ receivedAt }: Answered): number => {
  const age = Date.now() - receivedAt
  return age < 0 ? Infinity : age
}
