import { shallowRef } from 'vue'
import type { TabItem } from '@/template/types'
import type { Verdict } from './verdict'

/** Which page of each tab is open, and which have nothing to show. */
export interface Tabs {
  openOf(tab: TabItem): number
  gatedOf(tab: TabItem): ReadonlySet<number>
  open(tab: TabItem, index: number): void
}

export function useTabs(
  /** From the address; what it does not name is kept here. */
  given: () => ReadonlyMap<string, number>,
  /** Of a page's gate. */
  verdictOf: (gate: string) => Verdict,
): Tabs {
  const own = shallowRef<ReadonlyMap<string, number>>(new Map())
  const gatedOf = (tab: TabItem): ReadonlySet<number> =>
    new Set(tab.tabs.flatMap(({ gate }, index) => (gate !== null && verdictOf(gate) === 'closed' ? [index] : [])))

  return {
    gatedOf,
    /** One that the address names is open even where it has nothing to show: it says why. */
    openOf(tab) {
      const wanted = given().get(tab.id) ?? own.value.get(tab.id)
      if (wanted !== undefined && tab.tabs[wanted] !== undefined) return wanted
      const gated = gatedOf(tab)
      return Math.max(
        0,
        tab.tabs.findIndex((_, index) => !gated.has(index)),
      )
    },
    open(tab, index) {
      own.value = new Map(own.value).set(tab.id, index)
    },
  }
}
