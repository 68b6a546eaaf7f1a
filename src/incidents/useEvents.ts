import { computed, type ComputedRef } from 'vue'
import type { EventSource, OapEvent } from '@/protocol/event/event'
import { useConnection } from '@/query/connection'
import type { Window } from '@/time/window'
import { eventsFetch } from './askEvents'
import { mergedEvents, type MergedEvent } from './mergedEvents'
import type { Read } from './readAll'
import { secondsBetween, type Stretch } from './recordTime'
import { useSteady, type Steady } from './useSteady'

/** Nobody asks for an end when looking for what goes on: what began this long before the window may reach into it, ms. */
const BEFORE = 60 * 60_000

export interface EventsOf {
  readonly read: Steady<Read<OapEvent>>
  /** All that reach into the window, the latest begun first. */
  readonly events: ComputedRef<readonly MergedEvent[]>
}

/** The events of a window, merged over all pages; `source` is asked of the server. */
export function useEvents(
  page: () => {
    readonly window: Window
    readonly shown: Stretch
    readonly now: number
    readonly ready: boolean
    readonly source: Partial<EventSource> | null
  },
): EventsOf {
  const connection = useConnection()
  const read = useSteady(
    () => {
      const { window, shown, ready, source } = page()
      if (!ready) return null
      const duration = secondsBetween(shown.from - BEFORE, shown.to, window)
      const subject = JSON.stringify([window.step, window.end - window.start, window.cold, source])
      return { fetch: eventsFetch(connection, { duration, ...(source ? { source } : {}) }), subject }
    },
    () => page().now,
  )
  const events = computed(() => {
    const { shown } = page()
    const { changes, alarms } = mergedEvents(read.data.value?.rows ?? [])
    return [...changes, ...alarms]
      .filter((event) => reaches(event, shown))
      .sort((a, b) => b.at - a.at || (a.uuid < b.uuid ? -1 : 1))
  })
  return { read, events }
}

/** What began before counts only where it is known to have lasted. */
const reaches = ({ at, end }: MergedEvent, { from, to }: Stretch): boolean =>
  at <= to && (at >= from || (end !== null && end >= from))
