import type { MetricItem } from '@/template/types'
import { seriesLook, type SeriesLook } from '../seriesLook'

export interface BarOptions extends SeriesLook {
  /** Draws the rest of each bucket's column behind its bar. */
  readonly showBackground: boolean
}

export const barOptions = (item: MetricItem): BarOptions => ({
  ...seriesLook(item, true),
  showBackground: item.graph.options['showBackground'] !== false,
})
