import type { TimeSeriesModel } from '@/charts/model'
import type { ModelContext } from '../contract'
import { seriesModel, type SeriesAnswer } from '../series'
import type { BarOptions } from './options'

/** A bar per bucket, the series on one another. */
export function barModel(
  results: readonly SeriesAnswer[],
  options: BarOptions,
  context: ModelContext,
): TimeSeriesModel {
  return { ...seriesModel(results, options, context), mark: { kind: 'bar', background: options.showBackground } }
}
