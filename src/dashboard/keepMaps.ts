import { provide } from 'vue'
import { MAP_KEEP } from '@/maps/keep'
import { useMaps } from '@/stores/maps'

/** Maps of this page remember in this browser where their nodes were dragged to. */
export function keepMaps(): void {
  const stored = useMaps()
  provide(MAP_KEEP, {
    recall: (map) => stored.maps.get(map) ?? new Map(),
    remember: (map, moved) => stored.remember(map, moved),
  })
}
