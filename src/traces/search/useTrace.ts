import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { DataState } from '@/components/state'
import type { Failure } from '@/mqe/result'
import type { WireSpan } from '@/protocol/trace/span'
import { useConnection } from '@/query/connection'
import { isPassing } from '@/query/failure'
import type { Window } from '@/time/window'
import { useAsking } from '@/search/asking'
import { durationOf, endsOf } from '@/search/ends'
import { findTrace } from './support'

export interface Wanted {
  readonly traceId: string
  readonly window: Window
  /** What a list brought already: nothing is asked then. */
  readonly spans: readonly WireSpan[] | null
}

export interface OpenTrace {
  /** Stays until another one is there. */
  readonly spans: Readonly<ShallowRef<readonly WireSpan[] | null>>
  readonly state: ComputedRef<DataState>
  readonly failure: ComputedRef<Failure | null>
  readonly slow: Readonly<Ref<boolean>>
  readonly retry: () => void
  readonly stop: () => void
}

/** One trace, asked for once: what happened does not change, whatever the page refreshes. */
export function useTrace(wanted: () => Wanted | null): OpenTrace {
  const connection = useConnection()
  const asking = useAsking()
  const spans = shallowRef<readonly WireSpan[] | null>(null)

  function load(): void {
    const given = wanted()
    if (!given) return
    const { traceId, window } = given
    asking.run(async (ask) => {
      spans.value = await findTrace(connection, ask, traceId, durationOf(endsOf(window), window))
    })
  }

  watch(
    () => wanted()?.traceId ?? null,
    (traceId) => {
      asking.leave()
      spans.value = wanted()?.spans ?? null
      if (traceId !== null && spans.value === null) load()
    },
    { immediate: true },
  )
  // A trace that was not in one window may be in the next.
  watch(
    () => JSON.stringify(wanted()?.window ?? null),
    () => {
      if (spans.value === null || spans.value.length === 0) load()
    },
  )
  watch(connection.server.recovered, () => {
    const failed = asking.failure.value
    if (spans.value === null && failed && !asking.pending.value && isPassing(failed)) load()
  })

  const failure = computed(() => (asking.pending.value ? null : asking.failure.value))
  const state = computed<DataState>(() => {
    const failed = failure.value
    if (spans.value !== null && spans.value.length > 0) return 'fresh'
    if (asking.pending.value || wanted() === null) return 'loading'
    if (failed?.cause === 'unsupported') return 'unsupported'
    if (failed?.cause === 'refused') return 'blocked'
    return failed ? 'error' : spans.value === null ? 'loading' : 'empty'
  })
  return { spans, state, failure, slow: asking.slow, retry: load, stop: asking.stop }
}
