import { computed, type ComputedRef } from 'vue'
import { usePanelAddress, type PanelAddress } from '@/components/panelAddress'
import type { LayoutKind } from '@/geometry/graph/arrange'
import { MAX_DEPTH } from './options'
import type { MapSubject } from './subject'

export const MOST_HOPS = 5

export type MapView = 'map' | 'table' | 'hierarchy'

/** What a reader set on a map, as its address says it; what is nonsense there counts as not set. */
export interface MapState {
  readonly depth: number
  readonly layout: LayoutKind
  /** `null`: nothing is dimmed. */
  readonly hops: number | null
  readonly problems: boolean
  readonly q: string
  readonly sel: string | null
  readonly view: MapView
  readonly sort: string
}

export function useMapState(
  subject: () => MapSubject | null,
  stored: () => number | null,
): { readonly address: PanelAddress; readonly state: ComputedRef<MapState> } {
  const address = usePanelAddress()
  const state = computed<MapState>(() => {
    const { filters, q = '', sel, view, sort = '' } = address.state.value
    return {
      depth: whole(filters?.get('depth'), MAX_DEPTH) ?? stored() ?? usualDepth(subject()),
      layout: filters?.get('layout') === 'force' ? 'force' : 'layered',
      hops: whole(filters?.get('hops'), MOST_HOPS),
      problems: filters?.get('problems') === '1',
      q,
      sel: sel ?? null,
      view: view === 'table' || view === 'hierarchy' ? view : 'map',
      sort,
    }
  })
  return { address, state }
}

const usualDepth = (subject: MapSubject | null): number => (subject?.of === 'endpoint' ? 3 : 2)

function whole(text: string | undefined, most: number): number | null {
  const number = text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most ? number : null
}
