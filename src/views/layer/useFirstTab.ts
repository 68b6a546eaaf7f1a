import { computed, watch, type ComputedRef } from 'vue'
import { FIRST_TAB } from '@/scope/old/first'
import type { Dashboard } from '@/template/types'

type Open = ReadonlyMap<string, number>

/** Old addresses name a tab but not its widget: it was the first one of the dashboard. `settle` writes down which that is. */
export function useFirstTab(
  given: () => Open,
  dashboard: () => Dashboard | null,
  settle: (tabs: Open) => void,
): ComputedRef<Open> {
  const tabs = computed<Open>(() => {
    const index = given().get(FIRST_TAB)
    const first = dashboard()?.items.find((item) => 'tabs' in item)
    if (index === undefined || first === undefined) return given()
    return new Map([...given(), [first.id, index] as const].filter(([id]) => id !== FIRST_TAB))
  })
  watch(tabs, (now) => now !== given() && settle(now), { immediate: true })
  return tabs
}
