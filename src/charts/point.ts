import { yOf } from '@/geometry/plot'
import type { Millis } from '@/time/instant'
import type { Step } from '@/time/step'
import type { Drawing } from './drawing'
import type { TimeSeriesModel } from './model'
import type { Unit } from './units'

/** What was picked on a chart: one bucket, and the line that was nearest. */
export interface ChartPoint {
  /** Start of the bucket. */
  readonly at: Millis
  readonly step: Step
  /** The bucket in words. */
  readonly time: string
  /** Place in the browser window, px. */
  readonly x: number
  readonly y: number
  /** `null` where the bucket has no value. */
  readonly line: Line | null
}

interface Line {
  readonly name: string
  /** With its unit. */
  readonly text: string
  /** ms, `null` where the line counts something else. */
  readonly millis: number | null
  /** The neighbours of a percentile in this bucket, ms; `null` where it has none. */
  readonly below: Percentile | null
  readonly above: Percentile | null
}
export interface Percentile {
  readonly name: string
  readonly millis: number
}

/** The line whose value lies nearest to `y` (px in the plot), the highest without one. */
export function lineAt(
  { unit }: Pick<TimeSeriesModel, 'unit'>,
  { visible, plot }: Pick<Drawing, 'visible' | 'plot'>,
  index: number,
  y: number | null,
  format: (value: number) => string,
): Line | null {
  const known = visible.flatMap(({ series: { name, rank, values } }) => {
    const value = values[index] ?? null
    return value === null ? [] : [{ name, rank, value }]
  })
  const away = (value: number): number => (y === null ? -value : Math.abs(yOf(plot, value) - y))
  const [nearest] = known.toSorted((a, b) => away(a.value) - away(b.value))
  if (!nearest) return null
  const { name, rank, value } = nearest
  const ranked = known
    .flatMap((one) => (one.rank === undefined ? [] : [{ ...one, rank: one.rank }]))
    .sort((a, b) => a.rank - b.rank)
  const percentile = (one: (typeof ranked)[number] | undefined): Percentile | null => {
    const millis = one ? millisOf(one.value, unit) : null
    return one && millis !== null ? { name: one.name, millis } : null
  }
  return {
    name,
    text: format(value),
    millis: millisOf(value, unit),
    below: rank === undefined ? null : percentile(ranked.findLast((one) => one.rank < rank)),
    above: rank === undefined ? null : percentile(ranked.find((one) => one.rank > rank)),
  }
}

const millisOf = (value: number, unit: Unit): number | null =>
  unit.kind === 'time' && unit.millis !== undefined ? value * unit.millis : null
