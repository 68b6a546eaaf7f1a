import { unitOf } from '@/charts/format'
import type { Result, Value } from '@/mqe/result'
import type { Column } from './columns'
import type { Entry } from './entry'
import { cellKey, trendKey, type ListModel } from './model'
import type { Ranking } from './ranking'
import type { ListWords, Worst } from './words'

/** What a demo gives to `ListTable`. */
export interface ListDemo {
  readonly model: ListModel
  readonly words: ListWords
  readonly list: string
  readonly worst?: Worst
  readonly remote?: boolean
  readonly seen?: ReadonlyMap<string, { readonly text: string; readonly hint: string }>
}

/** A row with its numbers, one per column; without any it is quiet. */
export type DemoRow = readonly [entry: Entry, ...values: Value[]]

const column = (title: string, unit: string, trend: string | null): Column => ({
  expression: title,
  title,
  name: title,
  unit: unitOf(unit),
  titles: new Map(),
  trend,
})
export const COLUMNS: readonly Column[] = [
  column('Load', '/min', 'load'),
  column('Success', '%', 'success'),
  column('Average', 'ms', 'average'),
  column('Apdex', '', null),
]

const scalar = (value: Value): Result => ({ kind: 'scalar', values: [{ labels: {}, value }] })
const series = (seed: number): Result => ({
  kind: 'series',
  lines: [
    {
      labels: {},
      points: Array.from({ length: 31 }, (_, index) => ({
        at: index * 60_000,
        value: 100 + 20 * Math.sin(index * seed) + 9 * Math.sin(index * 2.3 + seed),
      })),
    },
  ],
})

export function listModel(rows: readonly DemoRow[], given: Partial<ListModel> = {}): ListModel {
  const known = rows.flatMap(([{ id }, ...values], row) =>
    COLUMNS.flatMap(({ trend }, index) => {
      const value = values[index] ?? null
      const line = trend && value !== null ? series(row + index + 1) : null
      const trends = line ? [[trendKey(id, index), line] as const] : []
      return [[cellKey(id, index), scalar(value)] as const, ...trends]
    }),
  )
  const reported = rows.filter((row) => row.length > 1).map(([{ id }]) => id)
  const ranking: Ranking = {
    rows: [],
    places: new Map(reported.map((id, place) => [id, place])),
    by: 'id',
    isCut: false,
  }
  return {
    entries: rows.map(([entry]) => entry),
    columns: COLUMNS,
    known: new Map(known),
    ranking,
    showGroup: true,
    ...given,
  }
}
