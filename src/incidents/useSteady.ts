import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import type { Fetch } from '@/query/fetcher'
import { useFetched, type FetchState } from '@/query/use-operation'

export interface Steady<A> {
  readonly data: ComputedRef<A | null>
  readonly failure: ComputedRef<Failure | null>
  readonly state: ComputedRef<FetchState>
  readonly retry: () => void
}

/** What is asked now, and about what: the answer to the same subject a moment ago stays until the new one is there. */
export interface Asking<A> {
  readonly fetch: Fetch<A>
  readonly subject: string
}

/** A question whose window rolls. `refresh` is the instant of the page's last refresh: a question that stayed is asked anew. */
export function useSteady<A>(asking: () => Asking<A> | null, refresh: () => number): Steady<A> {
  const inner = useFetched<A>(() => asking()?.fetch ?? null)
  const last = shallowRef<{ readonly subject: string; readonly data: A } | null>(null)
  watch(
    inner.data,
    (data) => {
      const subject = asking()?.subject
      if (data !== null && subject !== undefined) last.value = { subject, data }
    },
    { immediate: true },
  )
  watch(
    () => [refresh(), asking()?.fetch.key] as const,
    ([now, key], [before, keyBefore]) => {
      const { value } = inner.state
      if (now !== before && key === keyBefore && value !== 'loading' && value !== 'refreshing') inner.retry()
    },
  )
  const kept = computed(() => {
    const subject = asking()?.subject
    return last.value !== null && last.value.subject === subject ? last.value.data : null
  })
  const data = computed(() => inner.data.value ?? kept.value)
  return {
    data,
    failure: computed(() => inner.failure.value),
    state: computed(() => {
      const { value } = inner.state
      if (inner.data.value !== null || kept.value === null) return value
      return value === 'loading' ? 'refreshing' : value === 'empty' ? value : 'stale'
    }),
    retry: () => inner.retry(),
  }
}
