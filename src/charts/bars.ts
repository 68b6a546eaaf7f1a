import type { Scale } from '@/geometry/ticks'
import { clipped } from './clip'
import type { Drawing, Styled } from './drawing'
import type { BarSeriesOption } from './echarts'
import type { SeriesMark } from './model'
import { isBar } from './stack'
import type { Tokens } from './tokens'

/** Of a bucket's width. */
const SHARE = 0.7
/** Of a bar whose bucket is still filling. */
const OPEN_ALPHA = 0.45
/** Of tones that share a colour and are told apart by their dash elsewhere. */
const DASHED_ALPHA = 0.6

type Cell = readonly [number, number | null]
type Item = Cell | { readonly value: Cell; readonly itemStyle: { readonly opacity: number } }

/** Index and value of each bar; an open bucket's is pale, and what ECharts would choke on is left out. */
export function barsOf(
  values: readonly (number | null)[],
  open: number | null,
  alpha = 1,
  scale: Pick<Scale, 'min' | 'max'> = { min: -Infinity, max: Infinity },
): readonly Item[] {
  return values.map((value, index): Item => {
    const cell: Cell = [index, value !== null && Number.isFinite(value) ? clipped(value, scale) : null]
    return open !== null && index >= open ? { value: cell, itemStyle: { opacity: alpha * OPEN_ALPHA } } : cell
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
  { visible, at, plot, open, scale }: Drawing,
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
      })),
    ...(bundled.length > 0 ? [{ values: bundleOf(bundled, at.length), colour: tokens.label, alpha: 1 }] : []),
  ]
  const bucket = plot.count > 1 ? plot.width / (plot.count - 1) : plot.width
  return pieces.map(({ values, colour, alpha }, index) => ({
    type: 'bar',
    stack: 'bars',
    barWidth: Math.max(1, Math.min(bucket * SHARE, 48)),
    data: barsOf(values, open, alpha, scale) as BarSeriesOption['data'] & object,
    itemStyle: { color: colour, opacity: alpha },
    // One background for the whole stack.
    ...(mark.background && index === 0
      ? { showBackground: true, backgroundStyle: { color: tokens.grid, opacity: 0.5 } }
      : {}),
  }))
}
