import { ownOptions } from '@/template/aerie'
import type { MetricItem } from '@/template/types'
import type { Reduction } from '../numbers'

export interface PieOptions {
  /** What a series counts for: its sum over the window, as the bars it is stored as, or its last value. */
  readonly of: Reduction
}

export function pieOptions({ additions }: MetricItem): PieOptions {
  const { of } = additions ? ownOptions(additions, 'Pie') : {}
  return { of: of === 'last' ? 'last' : 'sum' }
}
