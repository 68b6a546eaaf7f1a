import { unitOf } from '@/charts/format'
import type { Band, ChartSeries, TimeSeriesModel } from '@/charts/model'
import { isBad, type Labels, type ResultOf, type Value } from '@/mqe/result'
import { STEP_MS } from '@/time/step'
import { points, type Window } from '@/time/window'
import type { ModelContext } from './contract'
import { predictionsOf, type Prediction } from './prediction'
import type { SeriesLook } from './seriesLook'

export type SeriesAnswer = ResultOf<'series' | 'scalar'> | null

/** A line before it has a name among the others. */
interface Raw {
  readonly expression: number
  readonly labels: Labels
  readonly values: readonly (number | null)[]
  readonly level: boolean
}

/** Results of any shape → lines aligned with the window's buckets; what cannot be drawn is counted. */
export function seriesModel(
  results: readonly SeriesAnswer[],
  options: SeriesLook,
  context: ModelContext,
): TimeSeriesModel {
  const { item, window, now } = context
  const count = { bad: 0, outside: 0 }
  const thresholds = item.additions?.thresholds ?? []
  const predictions = predictionsOf(item.expressions)
  const raw = results.flatMap((result, expression) =>
    result && !predictions[expression] ? rawOf(result, expression, window, count) : [],
  )
  const series = named(raw, context)
  const predicted = results.flatMap((result, expression): Predicted[] => {
    const by = predictions[expression]
    if (!result || !by) return []
    return rawOf(result, expression, window, { bad: 0, outside: 0 }).map((one) => ({ ...one, by }))
  })
  const asked = results.some((result, expression) => result && predictions[expression])
  const bands = bandsOf(series, raw, predicted)
  return {
    window,
    now,
    unit: unitOf(item.metricConfig[0]?.unit),
    series,
    caveats: count,
    ...(bands.length > 0 ? { bands } : asked ? { unpredicted: true } : {}),
    legend: {
      form: options.legend,
      stats: options.stats,
      ...(options.legendWidth === undefined ? {} : { width: options.legendWidth }),
      ...(options.legendAlways ? { always: true } : {}),
    },
    ...(thresholds.length > 0 && { limits: thresholds }),
    showX: options.showX,
    showY: options.showY,
    step: options.step,
    ...(options.smooth ? { smooth: true } : {}),
  }
}

interface Predicted extends Raw {
  readonly by: Prediction
}

/** One band for each series of which something was predicted: of its own expression, with its own labels. */
function bandsOf(series: readonly ChartSeries[], raw: readonly Raw[], predicted: readonly Predicted[]): Band[] {
  const labelled = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort())
  return series.flatMap(({ id }, index) => {
    const { expression = -1, labels = {} } = raw[index] ?? {}
    const mine = predicted.filter(({ by, ...one }) => by.of === expression && labelled(one.labels) === labelled(labels))
    const valuesOf = (which: Prediction['which']): readonly (number | null)[] =>
      mine.find(({ by }) => by.which === which)?.values ?? []
    if (!mine.some(({ values }) => values.some((value) => value !== null))) return []
    return [{ of: id, upper: valuesOf('upper'), lower: valuesOf('lower'), value: valuesOf('value') }]
  })
}

function rawOf(
  result: ResultOf<'series' | 'scalar'>,
  expression: number,
  window: Window,
  count: { bad: number; outside: number },
): Raw[] {
  const size = points(window)
  if (result.kind === 'scalar')
    return result.values.map(({ labels, value }) => {
      const level = drawable(value, count)
      return { expression, labels, values: Array.from({ length: size }, () => level), level: true }
    })
  return result.lines.map(({ labels, points: found }) => {
    const values: (number | null)[] = Array.from({ length: size }, () => null)
    for (const { at, value } of found) {
      const index = Math.floor((at - window.start) / STEP_MS[window.step])
      if (index < 0 || index >= size) count.outside += 1
      else values[index] = drawable(value, count)
    }
    return { expression, labels, values, level: false }
  })
}

function drawable(value: Value, count: { bad: number }): number | null {
  if (value === null) return null
  if (!isBad(value) && Number.isFinite(value)) return value
  count.bad += 1
  return null
}

/** Names as short as they can be while telling the lines apart; equal ones are numbered. */
function named(raw: readonly Raw[], { item }: ModelContext): ChartSeries[] {
  const many = new Set(raw.map(({ expression }) => expression)).size > 1
  const metricOf = ({ expression }: Raw): string =>
    item.metricConfig[expression]?.label || item.expressions[expression] || ''
  // A lone line is what its expression is called, whatever labels it has; without a stored name the labels tell more.
  const withMetric = many || (raw.length === 1 && (item.metricConfig[raw[0]?.expression ?? 0]?.label ?? '') !== '')
  const full = raw.map((one) => nameOf(metricOf(one), fullText(one.labels), withMetric))
  const telling = tellingKeys(raw)
  const short = raw.map((one) => nameOf(metricOf(one), shortText(one.labels, telling), withMetric))
  const isTold = new Set(short).size >= new Set(full).size
  const seen = new Map<string, number>()
  return raw.map(({ expression, labels, values, level }, index) => {
    const long = full[index] ?? ''
    const name = isTold ? (short[index] ?? '') : long
    const id = `${expression} ${JSON.stringify(Object.entries(labels).sort())}`
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    const rank = rankOf(labels)
    return {
      id: times === 1 ? id : `${id} ${times}`,
      name: times === 1 ? name : `${name} (${times})`,
      values,
      ...(long === name || Object.keys(labels).length < 2 ? {} : { full: long }),
      ...(rank !== null && !many ? { rank } : {}),
      ...(level ? { level } : {}),
    }
  })
}

const nameOf = (metric: string, label: string, many: boolean): string =>
  label === '' ? metric : many ? `${metric} ${label}` : label

/** The labels whose values differ from line to line, or all of them where no two lines differ. */
function tellingKeys(raw: readonly Raw[]): ReadonlySet<string> {
  const keys = new Set(raw.flatMap(({ labels }) => Object.keys(labels)))
  const telling = [...keys].filter((key) => new Set(raw.map(({ labels }) => labels[key])).size > 1)
  return telling.length > 0 ? new Set(telling) : keys
}

/** OAP's label, and what shipped templates relabel it to. */
const ORDERED = /^(p|percentile)$/

/** The values alone, `HikariPool-1 active`; `p99` for the label p. */
const shortText = (labels: Labels, telling: ReadonlySet<string>): string =>
  Object.entries(labels)
    .filter(([key]) => telling.has(key))
    .map(([key, value]) => (ORDERED.test(key) && /^\d/.test(value) ? `p${value}` : value === '' ? `${key}=` : value))
    .join(' ')

const fullText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')

/** 99 for `p='99'` and for the relabelled `p='p99'`: percentiles are ordered and coloured so. */
function rankOf(labels: Labels): number | null {
  const text = labels['p'] ?? labels['quantile'] ?? labels['percentile']
  const match = /^p?(\d+(?:\.\d+)?)$/i.exec(text ?? '')
  return match ? Number(match[1]) : null
}

/** True when there is nothing to draw; bad values are something to tell. */
export const hasNoValues = ({ series, caveats }: TimeSeriesModel): boolean =>
  series.every(({ values }) => values.every((value) => value === null)) && caveats.bad === 0
