import type { Scale } from '@/geometry/ticks'
import { sideOf } from './band'
import { clipped } from './clip'
import type { Drawing, Styled } from './drawing'
import type { BarSeriesOption } from './echarts'
import type { Band, SeriesMark } from './model'
import { isBar } from './stack'
import type { Tokens } from './tokens'

/** Of a bucket's width. */
const SHARE = 0.7
/** Of a bar whose bucket is still filling. */
const OPEN_ALPHA = 0.45
/** Of tones that share a colour and are told apart by their dash elsewhere. */
const DASHED_ALPHA = 0.6

type Cell = readonly [number, number | null]
type Item = Cell | { readonly value: Cell; readonly itemStyle: { readonly opacity?: number; readonly color?: string } }

/** The look of a stack's piece. */
interface Look {
  readonly alpha?: number
  readonly scale?: Pick<Scale, 'min' | 'max'>
  /** Of bars that lie outside what was predicted. */
  readonly outside?: { readonly colour: string; readonly at: (value: number, index: number) => boolean } | undefined
}

/** Index and value of each bar; an open bucket's is pale, and what ECharts would choke on is left out. */
export function barsOf(
  values: readonly (number | null)[],
  open: number | null,
  { alpha = 1, scale = { min: -Infinity, max: Infinity }, outside }: Look = {},
): readonly Item[] {
  return values.map((value, index): Item => {
    const cell: Cell = [index, value !== null && Number.isFinite(value) ? clipped(value, scale) : null]
    const isOpen = open !== null && index >= open
    const isOutside = value !== null && outside?.at(value, index) === true
    if (!isOpen && !isOutside) return cell
    const colour = isOutside ? { color: outside.colour } : {}
    return { value: cell, itemStyle: { ...colour, ...(isOpen ? { opacity: alpha * OPEN_ALPHA } : {}) } }
  })
}

/** The series past the twelfth as one grey piece of the stack: a thousand cost what one costs. */
function bundleOf(bundled: readonly Styled[], count: number): readonly (number | null)[] {
  return Array.from({ length: count }, (_, index) =>
    bundled.reduce<number | null>((sum, { series }) => {
      const value = series.values[index] ?? null
      return value === null ? sum : (sum ?? 0) + value
    }, null),
  )
}

/** Bars of 70 % of a bucket, those of one bucket on one another in the order of the series. */
export function stackOf(
  { visible, at, plot, open, scale, bands }: Drawing,
  mark: SeriesMark & { kind: 'bar' },
  tokens: Tokens,
): readonly BarSeriesOption[] {
  const bars = visible.filter(isBar)
  const bundled = bars.filter((one) => one.bundled)
  const pieces = [
    ...bars
      .filter((one) => !one.bundled)
      .map(({ series, tone }) => ({
        values: series.values,
        colour: tokens.colour(tone.token),
        alpha: tone.dash ? DASHED_ALPHA : 1,
        band: bands.find(({ band }) => band.of === series.id)?.band,
      })),
    ...(bundled.length > 0
      ? [{ values: bundleOf(bundled, at.length), colour: tokens.label, alpha: 1, band: undefined }]
      : []),
  ]
  const bucket = plot.count > 1 ? plot.width / (plot.count - 1) : plot.width
  const outsideOf = (band: Band | undefined): Look['outside'] =>
    band && { colour: tokens.colour('bad-fill'), at: (value, index) => sideOf(value, band, index) !== null }
  return pieces.map(({ values, colour, alpha, band }, index) => ({
    type: 'bar',
    stack: 'bars',
    barWidth: Math.max(1, Math.min(bucket * SHARE, 48)),
    data: barsOf(values, open, { alpha, scale, outside: outsideOf(band) }) as BarSeriesOption['data'] & object,
    itemStyle: { color: colour, opacity: alpha },
    // One background for the whole stack.
    ...(mark.background && index === 0
      ? { showBackground: true, backgroundStyle: { color: tokens.grid, opacity: 0.5 } }
      : {}),
  }))
}
