import { unitOf, type Unit } from '@/charts/format'
import type { MetricItem } from '@/template/types'
import { seriesLook, type SeriesLook } from '../seriesLook'

export interface HeatMapOptions {
  /** Of the values, and of the bounds of buckets. */
  readonly unit: Unit
  readonly look: SeriesLook
}

/** Stock templates store nothing for a heat map but its type. */
export const heatMapOptions = (item: MetricItem): HeatMapOptions => ({
  unit: unitOf(item.metricConfig[0]?.unit),
  look: seriesLook(item),
})
