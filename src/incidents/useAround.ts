import { computed, type ComputedRef } from 'vue'
import type { Failure } from '@/mqe/result'
import { serviceHierarchy } from '@/protocol/hierarchy/hierarchy'
import type { OapEvent } from '@/protocol/event/event'
import { useConnection } from '@/query/connection'
import { useFetched, useOperation } from '@/query/use-operation'
import type { Window } from '@/time/window'
import { eventsFetch } from './askEvents'
import { mergedEvents, type MergedEvent } from './mergedEvents'
import { secondsBetween } from './recordTime'

/** What else happened: an hour before and after, ms. */
export const AROUND = 60 * 60_000

export interface Around {
  /** Changes of the service itself and of what it runs on. */
  readonly own: readonly MergedEvent[]
  /** Its alarms, as OAP's events tell them (up to 10.4). */
  readonly alarms: readonly MergedEvent[]
  /** Changes of anything else: the cause may be a neighbour's. */
  readonly others: readonly MergedEvent[]
}

/** Events around an instant. A service is known on other layers by other names: their events are its own. */
export function useAround(
  asked: () => {
    readonly at: number
    readonly serviceName: string
    readonly serviceId: string | null
    readonly layer: string | null
    /** Those that came with the alarm. */
    readonly told: readonly OapEvent[]
    readonly window: Window
    readonly now: number
  } | null,
): {
  readonly around: ComputedRef<Around | null>
  readonly failure: ComputedRef<Failure | null>
  readonly retry: () => void
} {
  const connection = useConnection()
  const events = useFetched(() => {
    const given = asked()
    if (!given) return null
    const to = Math.min(given.at + AROUND, Math.max(given.at, given.now))
    return eventsFetch(connection, { duration: secondsBetween(given.at - AROUND, to, given.window) })
  })
  const hierarchy = useOperation(serviceHierarchy, () => {
    const given = asked()
    return given?.serviceId && given.layer ? { serviceId: given.serviceId, layer: given.layer } : null
  })
  const around = computed((): Around | null => {
    const given = asked()
    if (!given || events.data.value === null) return null
    const twins = (hierarchy.data.value ?? []).flatMap(({ upper, lower }) => [upper.name, lower.name])
    const names = new Set([given.serviceName, ...twins])
    const { changes, alarms } = mergedEvents([...given.told, ...events.data.value.rows])
    const isOwn = ({ source }: MergedEvent): boolean => names.has(source.service)
    const inOrder = (list: readonly MergedEvent[]): readonly MergedEvent[] => [...list].sort((a, b) => a.at - b.at)
    return {
      own: inOrder(changes.filter(isOwn)),
      alarms: inOrder(alarms.filter(isOwn)),
      others: inOrder(changes.filter((one) => !isOwn(one))),
    }
  })
  return { around, failure: computed(() => events.failure.value), retry: events.retry }
}
