import { shallowReactive } from 'vue'
import type { ControlItem, MetricItem } from '@/template/types'

/** Which widgets of a sheet show only their heads. */
export interface Folds {
  /** `null` for what cannot be folded. */
  foldedOf(item: MetricItem | ControlItem): boolean | null
  fold(id: string, folded: boolean): void
}

/**
 * `eventDefaultCollapse` of an Event control: it begins folded where the template says so. Booster UI folds also those that
 * do not say; a stored height is honoured here, and a timeline that nobody sees tells nothing.
 */
export function useFolds(): Folds {
  const own = shallowReactive(new Map<string, boolean>())
  return {
    foldedOf({ id, type, raw }) {
      if (type !== 'Event' || typeof raw['eventDefaultCollapse'] !== 'boolean') return null
      return own.get(id) ?? raw['eventDefaultCollapse']
    },
    fold: (id, folded) => void own.set(id, folded),
  }
}
