import { computed, provide } from 'vue'
import { useFiring } from '@/incidents/useFiring'
import { MAP_ALARMS } from '@/maps/alarms'
import type { Page } from '@/stores/page'

/** A window that ended longer ago than this shows another time than what fires now, ms. */
const NEAR = 10 * 60_000

/** What fires now, where the map shows now. */
export function provideAlarms(page: () => Page): void {
  const { items } = useFiring(page)
  provide(
    MAP_ALARMS,
    computed(() => {
      const counts = new Map<string, number>()
      const { now, window } = page()
      if (now - window.end > NEAR) return counts
      for (const { subject } of items.value ?? [])
        if (subject.serviceId !== null) counts.set(subject.serviceId, (counts.get(subject.serviceId) ?? 0) + 1)
      return counts
    }),
  )
}
