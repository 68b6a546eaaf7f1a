import { isPassing } from './failure'
import type { Answered, QuestionKey } from './question'

/** ms that an answer counts as fresh: asked again within it, nothing is sent. */
export const FRESH = 10_000
/** ms after which an answer is too old to be shown. */
export const KEPT = 15 * 60_000
const MOST = 240

/** Answers by question, the least recently answered first. Failures that pass by themselves are not kept. */
export class AnswerCache {
  readonly #answers = new Map<QuestionKey, Answered>()

  read(key: QuestionKey): Answered | null {
    const found = this.#answers.get(key)
    if (!found) return null
    if (Date.now() - found.receivedAt <= KEPT) return found
    this.#answers.delete(key)
    return null
  }

  isFresh(key: QuestionKey): boolean {
    const found = this.read(key)
    return found !== null && Date.now() - found.receivedAt < FRESH
  }

  keep(key: QuestionKey, answered: Answered): void {
    if (answered.result.kind === 'failure' && isPassing(answered.result)) return
    this.#answers.delete(key)
    this.#answers.set(key, answered)
    for (const [old, { receivedAt }] of this.#answers) {
      if (this.#answers.size <= MOST && Date.now() - receivedAt <= KEPT) return
      this.#answers.delete(old)
    }
  }

  clear(): void {
    this.#answers.clear()
  }
}
