import type { Unit } from '@/charts/format'
import type { Failure, Labels, Line, Result, Value } from '@/mqe/result'
import type { Column } from './columns'
import type { Entry } from './entry'
import { placeOf, type Ranking } from './ranking'

/** What is known of the rows, by cell; what is absent has not been asked or answered yet. */
export type Known = ReadonlyMap<string, Result>

export const cellKey = (entry: string, column: number): string => `${column} ${entry}`
export const trendKey = (entry: string, column: number): string => `${column}~${entry}`

export interface ListModel {
  readonly entries: readonly Entry[]
  readonly columns: readonly Column[]
  readonly known: Known
  /** `null`: nobody knows who reported, or not yet. */
  readonly ranking: Ranking | null
  readonly showGroup: boolean
}
type Facts = Pick<ListModel, 'columns' | 'known' | 'ranking'>

/** A column as drawn: an expression with labelled results has one per label. */
export interface Head {
  readonly key: string
  readonly column: number
  readonly label: string
  readonly title: string
  /** The title before it was translated: what addresses and memories call the column. */
  readonly name: string
  readonly unit: Unit
}

export type Cell = { readonly value: Value } | { readonly failure: Failure } | null

export function headsOf({ columns, known }: Pick<ListModel, 'columns' | 'known'>): readonly Head[] {
  const labels = columns.map(() => new Set<string>())
  for (const [key, result] of known) {
    const [, column] = /^(\d+) /.exec(key) ?? []
    if (column !== undefined) for (const label of labelsIn(result)) labels[Number(column)]?.add(label)
  }
  return columns.flatMap((column, index) => {
    const found = [...(labels[index] ?? [])]
    const shown = found.length > 0 ? found : ['']
    return shown.map((label) => ({
      key: `${index} ${label}`,
      column: index,
      label,
      title: titleOf(column, label, shown.length),
      name: titleOf({ ...column, title: column.name }, label, shown.length),
      unit: column.unit,
    }))
  })
}

function titleOf({ title, titles, expression }: Column, label: string, count: number): string {
  const named = titles.get(label) ?? label
  if (count === 1) return title || named || expression
  return title === '' || title === expression ? named : `${title} ${named}`
}

const labelText = (labels: Labels): string => Object.values(labels).join(', ')

function labelsIn(result: Result): readonly string[] {
  if (result.kind === 'scalar') return result.values.map(({ labels }) => labelText(labels))
  return result.kind === 'series' ? result.lines.map(({ labels }) => labelText(labels)) : []
}

/** A series stands for its last value; the stored lists ask for single ones. */
export function cellOf(result: Result | undefined, { label }: Pick<Head, 'label'>): Cell {
  if (!result) return null
  switch (result.kind) {
    case 'failure':
      return { failure: result }
    case 'scalar':
      return { value: result.values.find(({ labels }) => labelText(labels) === label)?.value ?? null }
    case 'series':
      return { value: lineOf(result.lines, label)?.points.findLast(({ value }) => value !== null)?.value ?? null }
    default:
      return { value: null }
  }
}

const lineOf = (lines: readonly Line[], label: string): Line | undefined =>
  lines.find(({ labels }) => labelText(labels) === label)

/** The trend behind a cell without its last bucket, which is still filling. */
export function sparkOf(result: Result | undefined, label: string): readonly (number | null)[] {
  const line = result?.kind === 'series' ? (lineOf(result.lines, label) ?? result.lines[0]) : undefined
  return (line?.points ?? []).slice(0, -1).map(({ value }) => (typeof value === 'number' ? value : null))
}

/** `quiet` reported nothing in this window; `unknown` when that has not been answered. */
export type Standing = 'reported' | 'quiet' | 'unknown'

/**
 * Who is in the ranking reported, and so did who has a value. Who is in neither is quiet; without a ranking, or beyond its
 * end, only when every column was answered without a value.
 */
export function standingOf(entry: Entry, facts: Facts): Standing {
  if (facts.ranking && placeOf(facts.ranking, entry) !== null) return 'reported'
  let empty = 0
  for (const index of facts.columns.keys()) {
    const answer = answerOf(facts.known.get(cellKey(entry.id, index)))
    if (answer === 'value') return 'reported'
    if (answer === 'empty') empty += 1
  }
  if (facts.ranking && !facts.ranking.isCut) return 'quiet'
  return empty > 0 && empty === facts.columns.length ? 'quiet' : 'unknown'
}

function answerOf(result: Result | undefined): 'value' | 'empty' | 'none' {
  if (!result || result.kind === 'failure') return 'none'
  if (result.kind === 'scalar') return result.values.some(({ value }) => value !== null) ? 'value' : 'empty'
  if (result.kind !== 'series') return 'empty'
  return result.lines.some(({ points }) => points.some(({ value }) => value !== null)) ? 'value' : 'empty'
}
