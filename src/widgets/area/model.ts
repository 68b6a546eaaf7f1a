import type { TimeSeriesModel } from '@/charts/model'
import type { ModelContext } from '../contract'
import { seriesModel, type SeriesAnswer } from '../series'
import type { AreaOptions } from './options'

/** A Line with its fill. Templates store no stacking for areas: they overlap. */
export function areaModel(
  results: readonly SeriesAnswer[],
  options: AreaOptions,
  context: ModelContext,
): TimeSeriesModel {
  return { ...seriesModel(results, options, context), mark: { kind: 'area', opacity: options.opacity } }
}
