import type { MetricItem } from '@/template/types'
import { seriesLook, type SeriesLook } from '../seriesLook'

export interface AreaOptions extends SeriesLook {
  /** Of the fill, 0.1 to 1. */
  readonly opacity: number
}

const OPACITY = 0.4
const LEAST = 0.1

/** The look of a Line and the strength of its fill; one that is no number has the default. */
export function areaOptions(item: MetricItem): AreaOptions {
  const { opacity } = item.graph.options
  return {
    ...seriesLook(item),
    opacity: typeof opacity === 'number' && Number.isFinite(opacity) ? Math.min(1, Math.max(LEAST, opacity)) : OPACITY,
  }
}
