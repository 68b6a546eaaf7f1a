import type { Aggregate } from './ast'
import { compareDoubles, Illegal, picked, single, type Row, type Working } from './working'

/** Java's DoubleStream.sum: compensated, and the plain sum where that ends in NaN around an infinity. */
function sum({ numbers, empty }: Row): number {
  let total = 0
  let compensation = 0
  let plain = 0
  for (let index = 0; index < numbers.length; index += 1) {
    if (empty[index] === 1) continue
    const value = numbers[index] ?? 0
    const next = value - compensation
    const raised = total + next
    compensation = raised - total - next
    total = raised
    plain += value
  }
  const result = total - compensation
  return Number.isNaN(result) && Math.abs(plain) === Infinity ? plain : result
}

function count({ empty }: Row): number {
  let filled = 0
  for (let index = 0; index < empty.length; index += 1) if (empty[index] === 0) filled += 1
  return filled
}

/** Index of the first value that no other beats in `direction`, -1 without values. */
function extreme({ numbers, empty }: Row, direction: 1 | -1): number {
  let best = -1
  for (let index = 0; index < numbers.length; index += 1) {
    if (empty[index] === 1) continue
    if (best < 0 || compareDoubles(numbers[index] ?? 0, numbers[best] ?? 0) * direction > 0) best = index
  }
  return best
}

function one(fn: Aggregate, from: Row): Row {
  const index = fn === 'latest' ? from.empty.lastIndexOf(0) : extreme(from, fn === 'max' ? 1 : -1)
  return index < 0 ? single(from.labels, null) : picked(from, [index])
}

function folded(fn: Aggregate, from: Row): Row {
  if (fn === 'sum') return single(from.labels, sum(from))
  const filled = count(from)
  if (fn === 'count') return single(from.labels, filled)
  return single(from.labels, filled === 0 ? null : sum(from) / filled)
}

/** Every row becomes one value: avg, sum and count lose the id, max, min and latest keep that of their point. */
export function aggregate(working: Working, fn: Aggregate): Working {
  if (fn === 'latest' && working.type !== 'TIME_SERIES_VALUES') {
    throw new Illegal('LATEST can only be used in time series result.')
  }
  const folds = fn === 'avg' || fn === 'sum' || fn === 'count'
  working.rows = working.rows.map((each) => (folds ? folded(fn, each) : one(fn, each)))
  working.type = 'SINGLE_VALUE'
  return working
}
