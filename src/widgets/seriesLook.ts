import type { LegendForm, LegendStat } from '@/charts/model'
import { isObject } from '@/template/json'
import type { JsonObject, MetricItem } from '@/template/types'

/**
 * What a stored chart over time says about its look; absent keys keep the meaning they have in stock templates.
 * `showSymbol` is not read: a point stands where a value has no neighbours, and nowhere else.
 */
export interface SeriesLook {
  readonly step: boolean
  readonly smooth: boolean
  readonly showX: boolean
  readonly showY: boolean
  readonly legend: LegendForm
  /** The template asks for a legend: also a lone series has one. */
  readonly legendAlways: boolean
  readonly stats: readonly LegendStat[]
  /** Of a table beside the plot, px; absent where the template says none. */
  readonly legendWidth?: number
}

/** In the order of the table. Booster stores all but `last`. */
const STATS: readonly LegendStat[] = ['last', 'min', 'mean', 'max', 'total']

/** `absentAxes`: whether axes are drawn that the template does not speak of. A line then has none, as in Booster UI. */
export function seriesLook(item: MetricItem, absentAxes = false): SeriesLook {
  const { options } = item.graph
  const stored = isObject(options['legend']) ? options['legend'] : {}
  const form = formOf(stored)
  const stats = STATS.filter((stat) => stored[stat] === true)
  const { width } = stored
  return {
    step: options['step'] === true,
    smooth: options['smooth'] === true,
    showX: absentAxes ? options['showXAxis'] !== false : options['showXAxis'] === true,
    showY: absentAxes ? options['showYAxis'] !== false : options['showYAxis'] === true,
    legend: form,
    legendAlways: form === 'list' && stored['show'] === true,
    // Below the plot there is room for what is asked for most; `false` takes it away.
    stats: form === 'table' && stored['last'] === undefined ? ['last', ...stats] : stats,
    ...(form === 'right' && typeof width === 'number' && width >= 80 ? { legendWidth: width } : {}),
  }
}

/** A table without figures would only repeat the names: it is a list. `show` wins over `asSelector`, as in Booster. */
function formOf(stored: JsonObject): LegendForm {
  const hasFigures = STATS.some((stat) => stored[stat] === true)
  if (stored['asTable'] === true && hasFigures) return stored['toTheRight'] === true ? 'right' : 'table'
  if (stored['asSelector'] === true && stored['show'] !== true) return 'selector'
  return stored['show'] === false ? 'off' : 'list'
}
