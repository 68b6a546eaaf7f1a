import { computed, type ComputedRef } from 'vue'
import { useConnection } from './connection'
import { keyOf } from './plan'
import type { Answered, Question } from './question'

/** The answer to a question that somebody else on the page asks; asks nothing itself. */
export function useKnown(question: () => Question | null): ComputedRef<Answered | null> {
  const { cache } = useConnection()
  return computed(() => {
    void cache.kept.value
    const wanted = question()
    return wanted && cache.read(keyOf(wanted))
  })
}
