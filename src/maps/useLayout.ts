import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import type { Places } from '@/charts/topology/model'
import type { LayoutKind } from '@/geometry/graph/arrange'
import type { Layout } from '@/geometry/graph/layout'
import { layoutOf } from '@/workers/layout'
import { inputOf } from './filter'
import type { Graph } from './graph'
import { useMoved } from './keep'

/** Where nodes stand. Who stands keeps his place when a refresh brings others; a dragged place is the reader's. */
export function useLayout(
  graph: () => Graph | null,
  kind: () => LayoutKind,
  /** Names the map: another one is arranged anew. */
  map: () => string,
): {
  /** `null` until the map was arranged for the first time. */
  readonly layout: ComputedRef<Layout | null>
  /** Dragged, by the reader. */
  readonly moved: ComputedRef<Places>
  /** Where all stand by now. */
  readonly places: ComputedRef<Places>
  readonly isMoved: ComputedRef<boolean>
  readonly move: (id: string, x: number, y: number) => void
  readonly reset: () => void
  /** It could not be arranged at all. */
  readonly fault: ComputedRef<string | null>
} {
  const laid = shallowRef<{ readonly map: string; readonly layout: Layout } | null>(null)
  const fault = shallowRef<string | null>(null)
  const input = computed(() => {
    const found = graph()
    return found && inputOf(found)
  })
  let controller = new AbortController()

  async function arrange(): Promise<void> {
    controller.abort()
    const mine = new AbortController()
    controller = mine
    const wanted = input.value
    const of = map()
    if (wanted === null) return
    try {
      const earlier = laid.value?.map === of ? laid.value.layout : null
      const layout = await layoutOf(wanted, { kind: kind(), earlier }, mine.signal)
      if (mine.signal.aborted) return
      laid.value = { map: of, layout }
      fault.value = null
    } catch (thrown) {
      if (!mine.signal.aborted) fault.value = thrown instanceof Error ? thrown.message : String(thrown)
    }
  }
  // Numbers change all the time, what is connected does not.
  watch([() => JSON.stringify(input.value), kind, map], () => void arrange(), { immediate: true })
  onScopeDispose(() => controller.abort())

  const { moved, move, reset } = useMoved(() => `${map()} ${kind()}`)
  const layout = computed(() => (laid.value?.map === map() ? laid.value.layout : null))
  return {
    layout,
    moved,
    places: computed(() => new Map([...(layout.value?.places ?? []), ...moved.value])),
    isMoved: computed(() => [...moved.value.keys()].some((id) => layout.value?.places.has(id))),
    move: (id, x, y) => move(id, { x, y }),
    reset,
    fault: computed(() => fault.value),
  }
}
