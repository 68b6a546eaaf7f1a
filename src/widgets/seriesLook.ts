import type { LegendForm, LegendStat } from '@/charts/model'
import type { Json, MetricItem } from '@/template/types'

/** What a stored chart over time says about its look; absent keys keep the meaning they have in stock templates. */
export interface SeriesLook {
  readonly step: boolean
  readonly showX: boolean
  readonly showY: boolean
  readonly legend: LegendForm
  readonly stats: readonly LegendStat[]
}

const STATS: readonly LegendStat[] = ['min', 'max', 'mean', 'total']

export function seriesLook(item: MetricItem): SeriesLook {
  const { options } = item.graph
  const stored = isObject(options['legend']) ? options['legend'] : {}
  return {
    step: options['step'] === true,
    showX: options['showXAxis'] !== false,
    showY: options['showYAxis'] !== false,
    legend: formOf(stored),
    stats: STATS.filter((stat) => stored[stat] === true),
  }
}

/** A table without figures would only repeat the names: it is a list. */
function formOf(stored: { readonly [key: string]: Json }): LegendForm {
  const hasFigures = STATS.some((stat) => stored[stat] === true)
  if (stored['asTable'] === true && hasFigures) return stored['toTheRight'] === true ? 'right' : 'table'
  return stored['show'] === false && stored['asSelector'] !== true ? 'off' : 'list'
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
