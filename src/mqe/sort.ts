import { aggregate } from './aggregate'
import type { Order } from './ast'
import { compareDoubles, EngineThrow, picked, type Label, type Row, type Working } from './working'

const direction = (order: Order): 1 | -1 => (order === 'asc' ? 1 : -1)

/** Indexes of the values that are not empty, sorted, equals in their order. */
export function sortedIndexes(from: Row, order: Order): number[] {
  const indexes = Array.from(from.numbers.keys()).filter((index) => from.empty[index] === 0)
  const sign = direction(order)
  return indexes.sort((a, b) => sign * compareDoubles(from.numbers[a] ?? 0, from.numbers[b] ?? 0))
}

/** sort_values of 10.2 and older: the POINTS of every row, empties dropped, cut to the limit. */
export function sortPoints(working: Working, limit: number | null, order: Order): Working {
  working.rows = working.rows.map((each) => {
    const indexes = sortedIndexes(each, order)
    return picked(each, limit === null ? indexes : indexes.slice(0, limit))
  })
  return working
}

const shownLabels = (labels: readonly Label[]): string =>
  labels.map(({ key, value }) => `KeyValue(key=${key}, value=${value})`).join(', ')

/** sort_values since 10.3: whole rows of a labelled result by their average (whatever function is named), cut to the limit. */
export function sortRows(working: Working, limit: number, order: Order): Working {
  if (!working.labelled) return working
  const seen = new Set<string>()
  for (const { labels } of working.rows) {
    const shown = shownLabels(labels)
    if (seen.has(shown)) {
      throw new EngineThrow(`java.lang.IllegalStateException: Duplicate key Metadata(labels=[${shown}])`)
    }
    seen.add(shown)
  }
  const { rows } = working
  // An empty average holds 0, and is sorted as such.
  const averages = aggregate({ ...working, rows }, 'avg').rows.map(({ numbers }) => numbers[0] ?? 0)
  const sign = direction(order)
  const indexes = Array.from(rows.keys()).sort((a, b) => sign * compareDoubles(averages[a] ?? 0, averages[b] ?? 0))
  working.rows = indexes.slice(0, limit).flatMap((index) => rows[index] ?? [])
  working.type = 'TIME_SERIES_VALUES'
  return working
}

const labelValue = ({ labels }: Row, name: string): string => labels.find(({ key }) => key === name)?.value ?? ''

/** Rows by label values, one label after the other, as strings; a missing label is "". */
export function sortLabelValues(working: Working, order: Order, names: readonly string[]): Working {
  const sign = direction(order)
  working.rows = [...working.rows].sort((a, b) => {
    for (const name of names) {
      const left = labelValue(a, name)
      const right = labelValue(b, name)
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  })
  return working
}
