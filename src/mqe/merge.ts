import type { Order } from './ast'
import { outOfBounds } from './labels'
import { sortedIndexes } from './sort'
import { blank, Illegal, parseInteger, picked, type Row, type Working } from './working'

function joined(lists: readonly Row[]): Row {
  const some = <K extends 'traceIDs' | 'owners'>(key: K) => lists.some((list) => list[key] !== null)
  return {
    labels: [],
    numbers: Float64Array.from(lists.flatMap((list) => [...list.numbers])),
    empty: Uint8Array.from(lists.flatMap((list) => [...list.empty])),
    ids: lists.flatMap((list) => list.ids),
    traceIDs: some('traceIDs') ? lists.flatMap((list) => list.traceIDs ?? list.ids.map(() => null)) : null,
    owners: some('owners') ? lists.flatMap((list) => list.owners ?? list.ids.map(() => null)) : null,
  }
}

/** top_n_of: one list of all, empties dropped, sorted and cut. The first list with an error is the result. */
export function mergeTopN(results: readonly Working[], limit: string, order: Order): Working {
  const most = parseInteger(limit)
  const lists: Row[] = []
  let type: Working['type'] | null = null
  for (const result of results) {
    if (result.error) return result
    if (type !== null && type !== result.type) {
      throw new Illegal(`TopN type is not consistent, one is ${type}, another is ${result.type}`)
    }
    type = result.type
    const first = result.rows[0]
    if (!first) throw outOfBounds(0, 0)
    lists.push(first)
  }
  const all = joined(lists)
  const merged = blank(type ?? 'UNKNOWN')
  merged.rows.push(picked(all, sortedIndexes(all, order).slice(0, most)))
  return merged
}
