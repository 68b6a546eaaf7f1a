import { unitOf, type Unit } from '@/charts/format'
import type { MetricItem, Threshold } from '@/template/types'
import { mappingsOf, type Mappings } from '../mapping'
import { seriesLook, type SeriesLook } from '../seriesLook'

export interface StatusOptions {
  readonly look: SeriesLook
  readonly unit: Unit
  /** Which state a value is, from the lowest step on. */
  readonly thresholds: readonly Threshold[]
  /** What values are called; without thresholds each text is a state of its own. */
  readonly mappings: Mappings
}

export const statusOptions = (item: MetricItem): StatusOptions => ({
  look: seriesLook(item),
  unit: unitOf(item.metricConfig[0]?.unit),
  thresholds: item.additions?.thresholds ?? [],
  mappings: mappingsOf(item.graph.options['valueMappings']),
})
