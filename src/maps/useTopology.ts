import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { toDuration } from '@/protocol/duration'
import { useConnection } from '@/query/connection'
import { useFetched, type FetchState } from '@/query/use-operation'
import type { Window } from '@/time/window'
import { tidied, type Graph } from './graph'
import { topologyOf } from './rounds'
import { nodeKindOf, subjectKey, type MapSubject } from './subject'

export interface MapAnswer {
  /** Of an earlier window while that of this one is asked for, or cannot be had. */
  readonly graph: ComputedRef<Graph | null>
  readonly failure: ComputedRef<Failure | null>
  readonly state: ComputedRef<FetchState>
  readonly retry: () => void
}

/** Who calls whom. The last answer stays in view until the next one of the same map comes. */
export function useTopology(subject: () => MapSubject | null, depth: () => number, window: () => Window): MapAnswer {
  const { client } = useConnection()
  const wanted = computed(() => {
    const of = subject()
    return of && JSON.stringify([subjectKey(of), depth()])
  })
  const { data, failure, state, retry } = useFetched(() => {
    const of = subject()
    if (of === null) return null
    const duration = toDuration(window())
    return {
      key: `map ${wanted.value} ${JSON.stringify(duration)}`,
      heavy: of.of === 'layer',
      run: (signal) => topologyOf(client, of, depth(), duration, signal),
    }
  })
  const held = shallowRef<{ readonly map: string | null; readonly graph: Graph } | null>(null)
  watch(
    data,
    (found) => {
      const of = subject()
      if (found && of) held.value = { map: wanted.value, graph: tidied(found, nodeKindOf(of)) }
    },
    { immediate: true },
  )
  const graph = computed(() => (held.value?.map === wanted.value ? held.value.graph : null))
  return {
    graph,
    failure: computed(() => failure.value),
    state: computed(() => {
      if (data.value !== null || graph.value === null) return state.value
      return state.value === 'loading' ? 'refreshing' : failure.value ? 'stale' : state.value
    }),
    retry,
  }
}
