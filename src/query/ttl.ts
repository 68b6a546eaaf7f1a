import { computed, type ComputedRef } from 'vue'
import { getTtl, type Ttl } from '@/protocol/ttl/ttl'
import type { Kept } from '@/time/kept'
import { useOperation } from './use-operation'

/** How long OAP keeps metrics, asked while `when()`. `undefined` until it told; `null` where it does not say (before 10.3). */
export function useKept(when: () => boolean): ComputedRef<Kept | null | undefined> {
  const { data, state } = useOperation(getTtl, () => (when() ? {} : null))
  return computed(() => (data.value ? keptOf(data.value) : state.value === 'unsupported' ? null : undefined))
}

/** -1 in all cold figures: the storage has no cold stage. */
export function keptOf({ metrics }: Ttl): Kept | null {
  if (!metrics) return null
  const { minute, hour, day, coldMinute, coldHour, coldDay } = metrics
  const hasCold = [coldMinute, coldHour, coldDay].some((days) => days >= 0)
  return {
    days: { MINUTE: minute, HOUR: hour, DAY: day },
    cold: hasCold ? { MINUTE: coldMinute, HOUR: coldHour, DAY: coldDay } : null,
  }
}
