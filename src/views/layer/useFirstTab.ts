import { computed, watch, type ComputedRef } from 'vue'
import { FIRST_TAB } from '@/scope/old/first'
import type { Dashboard } from '@/template/types'

type Open = ReadonlyMap<string, number>

/**
 * Old addresses name a tab but not its widget: it was the first one of the dashboard. `settle` writes down which that is; where
 * there is none the tab is dropped.
 */
export function useFirstTab(
  given: () => Open,
  dashboard: () => Dashboard | null,
  settle: (tabs: Open | undefined) => void,
): ComputedRef<Open> {
  const tabs = computed<Open>(() => {
    const from = dashboard()
    return from === null ? given() : withFirst(given(), from)
  })
  watch(tabs, (now) => now !== given() && settle(now.size === 0 ? undefined : now), { immediate: true })
  return tabs
}

/** The same map where no tab is meant by its place alone. */
export function withFirst(open: Open, { items }: Pick<Dashboard, 'items'>): Open {
  const index = open.get(FIRST_TAB)
  if (index === undefined) return open
  const first = items.find((item) => 'tabs' in item)
  const named = [...open].filter(([id]) => id !== FIRST_TAB)
  return new Map(first ? [...named, [first.id, index]] : named)
}
