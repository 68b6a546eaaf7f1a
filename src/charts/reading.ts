import { sideOf, type Side } from './band'
import type { Drawing } from './drawing'

/** What a crosshair reads off one series. */
export interface Reading {
  readonly id: string
  readonly name: string
  readonly token: string
  readonly dash: readonly number[] | null
  readonly value: number | null
  /** What was predicted of it, `null` without a prediction. */
  readonly expected: { readonly lower: number | null; readonly upper: number | null; readonly side: Side | null } | null
}

/** Rows a tooltip has at most. */
export const MAX_ROWS = 10

/** The values of one bucket, highest first, those without a value last in their own order. */
export function readingsAt({ visible, bands }: Pick<Drawing, 'visible' | 'bands'>, index: number): readonly Reading[] {
  const expected = (id: string, value: number | null): Reading['expected'] => {
    const band = bands.find((one) => one.band.of === id)?.band
    const [lower, upper] = [band?.lower[index] ?? null, band?.upper[index] ?? null]
    return band && (lower !== null || upper !== null) ? { lower, upper, side: sideOf(value, band, index) } : null
  }
  return visible
    .map(({ series, tone }) => ({
      id: series.id,
      name: series.name,
      token: tone.token,
      dash: tone.dash,
      value: series.values[index] ?? null,
      expected: expected(series.id, series.values[index] ?? null),
    }))
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || 0)
}

/** The figures of a legend's table, computed without gaps; `null` where there is no value at all. */
export interface Figures {
  readonly last: number | null
  readonly min: number | null
  readonly mean: number | null
  readonly max: number | null
  readonly total: number | null
}

export function figuresOf(values: readonly (number | null)[]): Figures {
  const known = values.filter((value) => value !== null)
  const last = known.at(-1)
  if (last === undefined) return { last: null, min: null, mean: null, max: null, total: null }
  const total = known.reduce((sum, value) => sum + value, 0)
  return {
    last,
    min: known.reduce((least, value) => Math.min(least, value)),
    mean: total / known.length,
    max: known.reduce((most, value) => Math.max(most, value)),
    total,
  }
}
