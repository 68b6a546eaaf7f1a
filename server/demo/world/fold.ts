import type { CatalogueEntry } from './data'

/** How minutes become an hour or a day. */
export type FoldKind = 'per-minute' | 'sum' | 'mean' | 'weighted' | 'max' | 'min' | 'latest'

const KINDS: Readonly<Record<string, FoldKind>> = {
  cpm: 'per-minute',
  SUM_PER_MIN: 'per-minute',
  sum: 'sum',
  SUM: 'sum',
  count: 'sum',
  labelCount: 'sum',
  AVG: 'mean',
  MAX: 'max',
  max: 'max',
  MIN: 'min',
  LATEST: 'latest',
  longAvg: 'weighted',
  doubleAvg: 'weighted',
  labelAvg: 'weighted',
  percentile2: 'weighted',
  percent: 'weighted',
  rate: 'weighted',
  apdex: 'weighted',
}

/** The words of the catalogue that `foldKind` knows. */
export const FOLDS: ReadonlySet<string> = new Set(Object.keys(KINDS))

/** Averages of what a process sends so many times a minute, whatever is called. */
const BEATS = /^instance_(jvm|clr)_/

/**
 * OAL's averages, percentiles, apdex and percents weigh each minute by its calls. Percentiles of a histogram are never
 * summed, though the histogram is.
 */
export function foldKind({ name, fold, labels }: Pick<CatalogueEntry, 'name' | 'fold' | 'labels'>): FoldKind {
  const kind = KINDS[fold ?? ''] ?? 'weighted'
  if (kind === 'weighted' && BEATS.test(name)) return 'mean'
  return isCount(kind) && labels?.includes('p') === true ? 'mean' : kind
}

/** Counts grow through the open minute; times and percents stand from the first report. */
export const isCount = (kind: FoldKind): boolean => kind === 'per-minute' || kind === 'sum'

/** Numbers a partial result takes per series: sum of values, number of minutes, weighted sum, sum of weights. */
export const LANES = 4

/** Adds one minute at `at` of a partial result that began as zeros. */
export function addMinute(kind: FoldKind, partial: Float64Array, at: number, value: number, weight: number): void {
  const count = partial[at + 1] ?? 0
  const before = partial[at] ?? 0
  partial[at] = count === 0 ? value : joined(kind, before, value)
  partial[at + 1] = count + 1
  partial[at + 2] = (partial[at + 2] ?? 0) + value * weight
  partial[at + 3] = (partial[at + 3] ?? 0) + weight
}

/** Adds a later partial result to an earlier one. */
export function addPartial(kind: FoldKind, into: Float64Array, from: Float64Array): void {
  for (let at = 0; at < into.length; at += LANES) {
    const count = from[at + 1] ?? 0
    if (count === 0) continue
    const had = into[at + 1] ?? 0
    into[at] = had === 0 ? (from[at] ?? 0) : joined(kind, into[at] ?? 0, from[at] ?? 0)
    for (let lane = 1; lane < LANES; lane++) into[at + lane] = (into[at + lane] ?? 0) + (from[at + lane] ?? 0)
  }
}

/** The stored value, `null` without any minute. `minutes` is the width of the whole bucket, open or not. */
export function finish(kind: FoldKind, partial: Float64Array, at: number, minutes: number): number | null {
  const [value = 0, count = 0, weighted = 0, weight = 0] = partial.subarray(at, at + LANES)
  if (count === 0) return null
  switch (kind) {
    case 'per-minute':
      return Math.round(value / minutes)
    case 'mean':
      return Math.round(value / count)
    case 'weighted':
      return Math.round(weight > 0 ? weighted / weight : value / count)
    default:
      return value
  }
}

function joined(kind: FoldKind, before: number, value: number): number {
  switch (kind) {
    case 'max':
      return Math.max(before, value)
    case 'min':
      return Math.min(before, value)
    case 'latest':
      return value
    default:
      return before + value
  }
}
