import type { MetricItem } from '@/template/types'

export interface TopListOptions {
  /** Name of the dashboard that a row leads to; `null` is the entity's default one. */
  readonly dashboard: string | null
}

/** `valueRelatedDashboard` stands beside `graph`, so the parsed item has it in `raw` only. */
export function topListOptions({ raw }: MetricItem): TopListOptions {
  const stored = raw['valueRelatedDashboard']
  return { dashboard: typeof stored === 'string' && stored !== '' ? stored : null }
}
