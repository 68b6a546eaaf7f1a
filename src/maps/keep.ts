import { computed, inject, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import type { Point } from '@/geometry/graph/camera'

export type Moved = ReadonlyMap<string, Point>

/** Where the places that a reader dragged nodes to are kept; a map without one forgets them. */
export interface MapKeep {
  /** Reactive; `map` names the map and its layout. */
  recall(map: string): Moved
  /** Nothing moved is nothing kept. */
  remember(map: string, moved: Moved): void
}

export const MAP_KEEP: InjectionKey<MapKeep> = Symbol('map keep')

/** Dragged places of one map: in the browser where the page offers it, else here. */
export function useMoved(map: () => string): {
  readonly moved: ComputedRef<Moved>
  readonly move: (id: string, point: Point) => void
  readonly reset: () => void
} {
  const keep = inject(MAP_KEEP, null) ?? inMemory()
  const moved = computed(() => keep.recall(map()))
  return {
    moved,
    move: (id, point) => keep.remember(map(), new Map([...moved.value, [id, point]])),
    reset: () => keep.remember(map(), new Map()),
  }
}

function inMemory(): MapKeep {
  const kept = shallowRef<ReadonlyMap<string, Moved>>(new Map())
  return {
    recall: (map) => kept.value.get(map) ?? new Map(),
    remember: (map, moved) => (kept.value = new Map([...kept.value, [map, moved]])),
  }
}
