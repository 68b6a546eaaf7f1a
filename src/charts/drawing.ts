import { gapsOf, plotOf, type Margins, type Plot, MARGINS } from '@/geometry/plot'
import { niceScale, type Scale } from '@/geometry/ticks'
import { STEP_MS } from '@/time/step'
import { buckets } from '@/time/window'
import { leftOf } from './axisRoom'
import { isHuge } from './clip'
import { tickFormat } from './format'
import { limitsOf, type Limit, type LimitStep } from './limits'
import type { Unit } from './units'
import type { Band, ChartSeries, TimeSeriesModel } from './model'
import { BUNDLE, MAX_TONES, orderedTones, tonesBeside, tonesOf, type Tone } from './palette'
import { isBar, stackEnds } from './stack'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A series with its colour; it keeps both while others are hidden. */
export interface Styled {
  readonly series: ChartSeries
  readonly tone: Tone
  readonly bundled: boolean
}

/** Everything that is decided before pixels are drawn. */
export interface Drawing {
  readonly at: readonly number[]
  readonly plot: Plot
  /** Half a bucket, px, which bars need at both ends of the plot; 0 for lines. */
  readonly half: number
  readonly barred: boolean
  readonly scale: Scale
  readonly visible: readonly Styled[]
  /** Index of the first bucket that is still filling, `null` when all are closed. */
  readonly open: number | null
  /** Stretches of closed buckets in which no visible series has a value, ends inclusive. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  readonly filled: boolean
  /** What was predicted of the visible series. */
  readonly bands: readonly { readonly band: Band; readonly styled: Styled }[]
  /** Those that lie near what is drawn. */
  readonly limits: readonly Limit[]
  readonly step: boolean
  /** Values beyond every scale, drawn at its ends. */
  readonly clipped: readonly { readonly id: string; readonly index: number; readonly isHigh: boolean }[]
  readonly hasTimes: boolean
}

export function styledOf(series: readonly ChartSeries[]): readonly Styled[] {
  const ranks = series.map((one) => one.rank)
  const ordered = ranks.every((rank) => rank !== undefined) ? orderedTones(ranks) : null
  const tones =
    ordered ??
    tonesOf(
      'series',
      // What is left out of a name depends on its neighbours: the colour does not.
      series.map((one) => one.full ?? one.name),
    )
  return series.map((one, index) => ({
    series: one,
    tone: tones[index] ?? BUNDLE,
    bundled: ordered === null && index >= MAX_TONES,
  }))
}

/** Series of the bundle get colours of their own where few enough are left to see. */
export function retoned(styled: readonly Styled[], isHidden: (id: string) => boolean): readonly Styled[] {
  const seen = styled.filter(({ series }) => !isHidden(series.id))
  if (seen.length > MAX_TONES || !seen.some(({ bundled }) => bundled)) return styled
  const taken = seen.flatMap(({ bundled, tone }) => (bundled ? [] : [tone.token]))
  const free = tonesBeside(
    taken,
    seen.flatMap(({ bundled, series }) => (bundled ? [series.id] : [])),
  )
  return styled.map((one) => {
    const tone = free.get(one.series.id)
    return tone ? { ...one, tone, bundled: false } : one
  })
}

/** The first bucket whose end has not come yet at `now`. */
export function openIndex(at: readonly number[], width: number, now: number): number | null {
  const index = at.findIndex((start) => start + width > now)
  return index < 0 ? null : index
}

const intervals = (height: number): number => (height > 150 ? 4 : height > 100 ? 3 : height > 36 ? 2 : 1)

/** From zero, except percentages that stay near the top: there the differences are what is looked at. */
export function scaleOf(values: readonly number[], unit: Unit, height: number): Scale {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  if (values.length === 0) return niceScale(0, 1, intervals(height))
  if (unit.kind === 'percent' && low >= 80 && high <= 100) {
    const scale = niceScale(Math.min(low, 99), 100, intervals(height))
    return scale.max > 100 ? niceScale(scale.min, 100, 2) : scale
  }
  return niceScale(
    Math.min(0, low),
    Math.max(0, high),
    intervals(height),
    unit.kind === 'bytes' ? (unit.base ?? 1024) : 1000,
  )
}

/** In the smallest cells the times give way to the lines: the page's time axis has them. */
export const hasTimes = (model: TimeSeriesModel, size: Size): boolean => model.showX && size.height >= 56

/** A limit far from all values would flatten what is looked at: it is said in words when it is passed. */
function limitsNear(values: readonly number[], steps: readonly LimitStep[]): readonly Limit[] {
  if (steps.length === 0) return []
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  const reach = Math.max(Math.abs(low), Math.abs(high), high - low)
  return limitsOf(steps).filter(({ at }) => values.length === 0 || (at <= high + reach && at >= low - reach))
}

export function drawingOf(
  model: TimeSeriesModel,
  styled: readonly Styled[],
  isHidden: (id: string) => boolean,
  size: Size,
): Drawing {
  const at = buckets(model.window)
  const visible = styled.filter(({ series }) => !isHidden(series.id))
  const barred = model.mark?.kind === 'bar'
  const lines = barred ? visible.filter((one) => !isBar(one)) : visible
  const known = lines.flatMap(({ series }) => series.values.filter((value) => value !== null))
  const ends = barred ? stackEnds(visible, at.length) : []
  const bands = (model.bands ?? []).flatMap((band) => {
    const of = visible.find(({ series }) => series.id === band.of)
    return of ? [{ band, styled: of }] : []
  })
  const edges = bands.flatMap(({ band }) => [...band.upper, ...band.lower, ...band.value]).filter((one) => one !== null)
  const bottom = hasTimes(model, size) ? MARGINS.bottom : 6
  const values = [...known, ...ends, ...edges].filter((one) => !isHuge(one))
  const limits = limitsNear(values, model.limits ?? [])
  const scale = scaleOf([...values, ...limits.map((one) => one.at)], model.unit, size.height - MARGINS.top - bottom)
  const left = model.showY ? leftOf(scale.ticks.map(tickFormat(scale.ticks, model.unit))) : 12
  const margins: Margins = { ...MARGINS, bottom, left }
  const half = barred && at.length > 1 ? Math.max(0, size.width - margins.left - margins.right) / (2 * at.length) : 0
  const open = openIndex(at, STEP_MS[model.window.step], model.now)
  const empty = at.map((_, index) => visible.every(({ series }) => (series.values[index] ?? null) === null))
  return {
    at,
    plot: plotOf(size, at.length, scale, { ...margins, left: margins.left + half, right: margins.right + half }),
    half,
    barred,
    scale,
    visible,
    open,
    gaps: gapsOf(empty.slice(0, open ?? at.length)),
    hasTimes: hasTimes(model, size),
    bands,
    limits,
    clipped: visible.flatMap(({ series }) =>
      series.values.flatMap((value, index) =>
        value !== null && isHuge(value) ? [{ id: series.id, index, isHigh: value > 0 }] : [],
      ),
    ),
    step: model.step,
    filled: !model.mark && bands.length === 0 && styled.length === 1 && scale.min === 0 && !styled[0]?.series.level,
  }
}
