import { computed, type ComputedRef } from 'vue'
import { changedPanel, PANEL_KEYS, panelOf, type PanelChange, type PanelState } from '@/scope/panel'
import { useLocation, type StateChange } from './location'

interface PanelPart {
  readonly state: ComputedRef<PanelState>
  change(what: PanelChange): void
  settle(what: PanelChange): void
  href(what: PanelChange): string
}

/** The address as the panel of a full page has it. */
export function usePagePanel(): PanelPart {
  const location = useLocation()
  const state = computed(() => panelOf(location.address.state))
  const next = (what: PanelChange): StateChange => {
    const changed = changedPanel(panelOf(location.latest().state), what)
    return Object.fromEntries([...PANEL_KEYS, 'filters' as const].map((key) => [key, changed[key]]))
  }
  return partOf(state, next)
}

/** The address as the panel in a cell of a dashboard has it: under a prefix of its own. */
export function useCellPanels(): (cell: string) => PanelPart {
  const location = useLocation()
  return (cell) => {
    const state = computed(() => location.address.state.panels?.get(cell) ?? {})
    const next = (what: PanelChange): StateChange => {
      const panels = new Map(location.latest().state.panels)
      const changed = changedPanel(panels.get(cell) ?? {}, what)
      if (Object.keys(changed).length > 0) panels.set(cell, changed)
      else panels.delete(cell)
      return { panels: panels.size > 0 ? panels : undefined }
    }
    return partOf(state, next)
  }
}

function partOf(state: ComputedRef<PanelState>, next: (what: PanelChange) => StateChange): PanelPart {
  const location = useLocation()
  return {
    state,
    change: (what) => location.change(next(what)),
    settle: (what) => location.settle(next(what)),
    href: (what) => location.hrefWith(next(what)),
  }
}
