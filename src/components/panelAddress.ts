import { computed, inject, provide, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import { changedPanel, type PanelChange, type PanelState } from '@/scope/panel'

export interface PanelAddress {
  readonly state: ComputedRef<PanelState>
  /** What the reader did: one step in the history. */
  change(what: PanelChange): void
  /** What only followed from it, and what is typed: no step in the history. */
  settle(what: PanelChange): void
  /** The address of this page with that change; `null` where there is no address. */
  href(what: PanelChange): string | null
}

/** Provided by a page: the address of the panel in a cell of its dashboard, or of the page itself. */
const PANELS: InjectionKey<(cell: string) => PanelAddress> = Symbol('panels')
const PANEL: InjectionKey<PanelAddress> = Symbol('panel')

export const providePanels = (addressOf: (cell: string) => PanelAddress): void => provide(PANELS, addressOf)
export const providePanelAddress = (address: PanelAddress): void => provide(PANEL, address)

/** For the frame of one cell: its panel gets an address of its own. */
export function provideCell(cell: string): void {
  const addressOf = inject(PANELS, null)
  if (addressOf) provide(PANEL, addressOf(cell))
}

/** Where a panel keeps its state: in the address where the page offers it, else in memory. */
export const usePanelAddress = (): PanelAddress => inject(PANEL, () => panelInMemory(), true)

/** As long as the page is there; `first` is what it begins with. */
export function panelInMemory(first: PanelState = {}): PanelAddress {
  const kept = shallowRef(first)
  const change = (what: PanelChange): void => {
    kept.value = changedPanel(kept.value, what)
  }
  return { state: computed(() => kept.value), change, settle: change, href: () => null }
}
