import { formatValue, unitOf, type Unit } from '@/charts/format'
import type { LanesModel } from '@/charts/lanes/model'
import type { ResultOf } from '@/mqe/result'
import { STEP_MS } from '@/time/step'
import { points, type Window } from '@/time/window'
import { seriesModel } from '../series'
import type { ModelContext } from '../contract'
import type { HeatMapOptions } from './options'

export interface HeatMapModel extends LanesModel {
  /** By lane, then by bucket of the window. */
  readonly cells: readonly (readonly (number | null)[])[]
  readonly unit: Unit
}

export type HeatAnswer = ResultOf<'series' | 'scalar' | 'heatmap'>
interface Row {
  readonly id: string
  readonly name: string
  readonly values: readonly (number | null)[]
  /** What the name counts, from the lowest on; `null`: it is a name. */
  readonly order: number | null
}

/** More are no picture. */
const MOST = 200

/** Rows named by numbers stand as on an axis, the highest on top; others as they were asked. */
export function heatMapModel(
  results: readonly (HeatAnswer | null)[],
  { unit, look }: HeatMapOptions,
  context: ModelContext,
): HeatMapModel {
  const { window, now } = context
  const lines = seriesModel(
    results.map((result) => (result?.kind === 'heatmap' ? null : result)),
    look,
    context,
  )
  const counted = results.flatMap((result) => (result?.kind === 'heatmap' ? bucketRows(result, unit, window) : []))
  const named = lines.series.map(({ id, name, rank, values }): Row => ({
    id,
    name,
    values,
    order: rank ?? numberIn(name),
  }))
  const rows = ordered([...named, ...counted])
  const kept = rows.slice(0, MOST)
  return {
    window,
    now,
    lanes: kept.map(({ id, name, values }) => ({ id, name, weight: peakOf(values) })),
    dropped: rows.length - kept.length,
    caveats: lines.caveats,
    cells: kept.map(({ values }) => values),
    unit: named.length > 0 ? unit : unitOf(''),
  }
}

const peakOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((most, value) => (value !== null && value > most ? value : most), -Infinity)

const NUMBER = /^(?:p|[<>≤≥]=?)?\s*(-?\d+(?:\.\d+)?)\s*(?:ms|s|%)?$/i

/** 100 for `100`, `p99` or `≤ 100`; what is beyond all buckets is the highest. */
function numberIn(name: string): number | null {
  if (/^\+?(inf(inity)?|∞)$/i.test(name)) return Infinity
  const [, number] = NUMBER.exec(name) ?? []
  return number === undefined ? null : Number(number)
}

function ordered(rows: readonly Row[]): readonly Row[] {
  if (rows.some(({ order }) => order === null)) return rows
  // Two without an end stay as they are.
  return rows.toSorted((a, b) => (a.order === b.order ? 0 : (b.order ?? 0) - (a.order ?? 0)))
}

function bucketRows({ buckets, columns }: ResultOf<'heatmap'>, unit: Unit, window: Window): readonly Row[] {
  const count = points(window)
  return buckets.map(({ from, to }, index) => {
    const values = Array.from<number | null>({ length: count }).fill(null)
    for (const { at, counts } of columns) {
      const place = Math.floor((at - window.start) / STEP_MS[window.step])
      const value = counts[index]
      if (place >= 0 && place < count && value !== undefined && Number.isFinite(value)) values[place] = value
    }
    return { id: `${from} ${to}`, name: boundsOf(from, to, unit), values, order: from }
  })
}

function boundsOf(from: number, to: number, unit: Unit): string {
  const low = formatValue(from, unit)
  if (!Number.isFinite(to)) return `≥ ${low}`
  return Number.isFinite(from) ? `${low} – ${formatValue(to, unit)}` : `< ${formatValue(to, unit)}`
}
