import { computed, shallowRef, watch } from 'vue'
import type { DataState } from '@/components/state'
import { useServices } from '@/query/services'
import type { Window } from '@/time/window'
import type { Subject } from './asked'
import { EMPTY, type Call, type Graph } from './graph'
import { isTrouble, toneOf } from './health'
import { useMapLayers } from './layers'
import { withLone } from './lone'
import type { MapFacts } from './metrics'
import { modelOf, subjectsOf, type MapModel } from './model'
import type { MapOptions } from './options'
import type { MapSubject } from './subject'
import { t } from './texts'
import { useReadings } from './useReadings'
import { useTopology } from './useTopology'

export interface MapScope {
  readonly subject: MapSubject | null
  readonly depth: number
  readonly layer: string
  readonly options: MapOptions
  readonly window: Window
  /** Server time, epoch ms, of this refresh. */
  readonly now: number
}

/** Calls whose numbers are asked for at most: each takes four questions. */
export const MOST_CALLS = 120

/** A map with its numbers. `seen` are the ids that are in view near enough to be read; `null` is all. */
export function useMap(scope: () => MapScope, seen: () => ReadonlySet<string> | null) {
  const answer = useTopology(
    () => scope().subject,
    () => scope().depth,
    () => scope().window,
  )
  const subjectLayer = computed(() => {
    const { subject } = scope()
    return subject?.of === 'layer' ? subject.layer : null
  })
  const services = useServices(() => subjectLayer.value)
  const graph = computed<Graph | null>(() => {
    const { subject } = scope()
    return answer.graph.value && subject && withLone(answer.graph.value, subject, services.data.value ?? [])
  })
  const layerOf = useMapLayers()
  const facts = computed<MapFacts>(() => ({
    options: scope().options,
    layer: scope().layer,
    layerOf,
    words: { load: t('load'), latency: t('latency'), success: t('success') },
  }))
  const subjects = computed(() => subjectsOf(graph.value ?? EMPTY, facts.value))
  /** Calls from and to them are asked for though nobody looks at them: the trouble comes by one of those. */
  const worrying = shallowRef<ReadonlySet<string>>(new Set())
  const wanted = computed<readonly Subject[]>((before) => {
    const { spots, calls } = graph.value ?? EMPTY
    const few = calls.size <= MOST_CALLS
    const isWanted = ({ id, source, target }: Call): boolean =>
      few || seen()?.has(id) === true || worrying.value.has(source) || worrying.value.has(target)
    const ids = [
      ...spots.keys(),
      ...[...calls.values()]
        .filter(isWanted)
        .slice(0, MOST_CALLS)
        .map(({ id }) => id),
    ]
    const next = ids.flatMap((id) => subjects.value.get(id) ?? [])
    const isSame = before?.length === next.length && next.every((one, index) => one === before[index])
    return isSame && before ? before : next
  })
  const { readings, pending, stale, failed, retry } = useReadings(
    () => wanted.value,
    () => scope().window,
    () => scope().now,
  )
  const model = computed<MapModel>(() => modelOf(graph.value ?? EMPTY, subjects.value, readings.value, facts.value))
  const bad = computed(() => {
    const found = [...model.value.vitals].filter(([, vitals]) => isTrouble(toneOf(vitals)))
    return new Set(found.map(([id]) => id))
  })
  // What is asked for follows from what was answered, never in the same breath.
  watch(
    [bad, graph],
    () => {
      const { spots } = graph.value ?? EMPTY
      const next = [...bad.value].filter((id) => spots.has(id))
      const isSame = next.length === worrying.value.size && next.every((id) => worrying.value.has(id))
      if (!isSame) worrying.value = new Set(next)
    },
    { immediate: true },
  )
  const state = computed<DataState>(() => {
    if (graph.value === null) return scope().subject === null ? 'empty' : answer.state.value
    if (answer.state.value === 'stale') return 'stale'
    if (graph.value.spots.size === 0) return answer.state.value === 'refreshing' ? 'refreshing' : 'empty'
    if (pending.value || answer.state.value === 'refreshing') return 'refreshing'
    if (stale.value) return 'stale'
    return failed.value.length > 0 ? 'partial' : 'fresh'
  })
  return {
    graph,
    model,
    bad,
    state,
    failure: answer.failure,
    failed,
    retry: (): void => {
      answer.retry()
      if (failed.value.length > 0) retry()
    },
  }
}
