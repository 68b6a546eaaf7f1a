import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import type { Fetched, FetchState } from '@/query/use-operation'

/** A list that stays while another window's or another search's is asked for, and when that fails. */
export function lasting<A>({ data, failure, state }: Fetched<A>): {
  readonly data: ComputedRef<A | null>
  readonly failure: ComputedRef<Failure | null>
  readonly state: ComputedRef<FetchState>
} {
  const kept = shallowRef<A | null>(data.value)
  watch(
    data,
    (value) => {
      if (value !== null) kept.value = value
    },
    { flush: 'sync' },
  )
  return {
    data: computed(() => data.value ?? kept.value),
    failure: computed(() => failure.value),
    state: computed(() => {
      if (data.value !== null || kept.value === null) return state.value
      return state.value === 'loading' ? 'refreshing' : 'stale'
    }),
  }
}
