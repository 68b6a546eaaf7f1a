import type { Millis } from './instant'
import type { Step } from './step'
import { bucketOf } from './window'

/** Steps at which OAP stores metrics. */
export const METRIC_STEPS = ['MINUTE', 'HOUR', 'DAY'] as const satisfies readonly Step[]
export type MetricStep = (typeof METRIC_STEPS)[number]

/** Days that OAP keeps metrics, per step. */
export interface Kept {
  readonly days: Readonly<Record<MetricStep, number>>
  /** The same of the cold stage; `null` where the storage has none. */
  readonly cold: Readonly<Record<MetricStep, number>> | null
}

export const daysKept = (kept: Kept, step: MetricStep, cold: boolean): number =>
  (cold ? kept.cold : null)?.[step] ?? kept.days[step]

/**
 * The start of the oldest day of which OAP still has buckets of that step: it drops whole days, on its own calendar.
 * `offset` is OAP's zone in minutes; `null` when it does not say (no figure, or none above 0).
 */
export function oldestKept(kept: Kept | null, step: Step, cold: boolean, now: number, offset: number): Millis | null {
  if (!kept || step === 'SECOND') return null
  const days = daysKept(kept, step, cold)
  return days > 0 ? bucketOf(now - days * 86_400_000, 'DAY', offset) : null
}
