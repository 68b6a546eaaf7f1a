import type { LegendForm, LegendStat } from '@/charts/model'
import type { Json, MetricItem } from '@/template/types'

/** What a stored chart over time says about its look; absent keys keep the meaning they have in stock templates. */
export interface SeriesLook {
  readonly step: boolean
  readonly showX: boolean
  readonly showY: boolean
  readonly legend: LegendForm
  readonly stats: readonly LegendStat[]
  /** Of a table beside the plot, px; absent where the template says none. */
  readonly legendWidth?: number
}

/** In the order of the table. Booster stores all but `last`. */
const STATS: readonly LegendStat[] = ['last', 'min', 'mean', 'max', 'total']

export function seriesLook(item: MetricItem): SeriesLook {
  const { options } = item.graph
  const stored = isObject(options['legend']) ? options['legend'] : {}
  const form = formOf(stored)
  const stats = STATS.filter((stat) => stored[stat] === true)
  const { width } = stored
  return {
    step: options['step'] === true,
    showX: options['showXAxis'] !== false,
    showY: options['showYAxis'] !== false,
    legend: form,
    // Below the plot there is room for what is asked for most; `false` takes it away.
    stats: form === 'table' && stored['last'] === undefined ? ['last', ...stats] : stats,
    ...(form === 'right' && typeof width === 'number' && width >= 80 ? { legendWidth: width } : {}),
  }
}

/** A table without figures would only repeat the names: it is a list. `show` wins over `asSelector`, as in Booster. */
function formOf(stored: { readonly [key: string]: Json }): LegendForm {
  const hasFigures = STATS.some((stat) => stored[stat] === true)
  if (stored['asTable'] === true && hasFigures) return stored['toTheRight'] === true ? 'right' : 'table'
  if (stored['asSelector'] === true && stored['show'] !== true) return 'selector'
  return stored['show'] === false ? 'off' : 'list'
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
