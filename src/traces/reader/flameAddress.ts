import { computed } from 'vue'
import type { PanelAddress } from '@/components/panelAddress'
import type { PanelChange, PanelState } from '@/scope/panel'

/** What of its own state a flame graph keeps in the reader's filters: `q`, `sel` and `view` there are the reader's. */
const KEYS = { q: 'flameq', sel: 'flamesel', view: 'flameview' } as const
const FILTERS: Readonly<Record<string, string>> = { zoom: 'flamezoom', up: 'flameup', chain: 'flamechain' }

export const FLAME_FILTERS: readonly string[] = [...Object.values(KEYS), ...Object.values(FILTERS)]

function stateIn(filters: ReadonlyMap<string, string> | undefined): PanelState {
  const plain = Object.entries(KEYS).flatMap(([key, name]) => {
    const value = filters?.get(name)
    return value === undefined ? [] : [[key, value]]
  })
  const own = Object.entries(FILTERS).flatMap(([key, name]): [string, string][] => {
    const value = filters?.get(name)
    return value === undefined ? [] : [[key, value]]
  })
  return { ...Object.fromEntries(plain), ...(own.length > 0 ? { filters: new Map(own) } : {}) }
}

function changeIn(what: PanelChange): PanelChange {
  const filters: Record<string, string | null> = {}
  for (const key of ['q', 'sel', 'view'] as const) if (key in what) filters[KEYS[key]] = what[key] ?? null
  for (const [key, value] of Object.entries(what.filters ?? {})) {
    const name = Object.hasOwn(FILTERS, key) ? FILTERS[key] : undefined
    if (name !== undefined) filters[name] = value
  }
  return { filters }
}

/** The address of the flame graph inside that of the reader. */
export const flameAddress = (outer: PanelAddress): PanelAddress => ({
  state: computed(() => stateIn(outer.state.value.filters)),
  change: (what) => outer.change(changeIn(what)),
  settle: (what) => outer.settle(changeIn(what)),
  href: (what) => outer.href(changeIn(what)),
})
