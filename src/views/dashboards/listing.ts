import type { State } from '@/scope/state'
import type { Row } from './rows'

/** What of the list is shown, as the address says it. */
export interface Listing {
  readonly needle: string
  readonly filters: ReadonlyMap<string, string>
  readonly sort: Sorting | null
  /** From 1. */
  readonly page: number
}

export const COLUMNS = ['name', 'layer', 'entity', 'items', 'where'] as const
export type Column = (typeof COLUMNS)[number]
export interface Sorting {
  readonly by: Column
  readonly down: boolean
}

export const FILTERS = ['layer', 'entity', 'root', 'where'] as const
export type Filter = (typeof FILTERS)[number]

/** Rows of one page: more at once make no list easier to read. */
export const PER_PAGE = 100

export function listingOf({ q, filters, sort, page }: State): Listing {
  const by = COLUMNS.find((column) => column === sort?.replace(/^-/, ''))
  return {
    needle: q ?? '',
    filters: filters ?? new Map(),
    sort: by === undefined ? null : { by, down: sort?.startsWith('-') ?? false },
    page: page ?? 1,
  }
}

/** Of a column's head: up, down, as it was. */
export function nextSort(sort: Sorting | null, by: Column): string | undefined {
  if (sort?.by !== by) return by
  return sort.down ? undefined : `-${by}`
}

export function listed(rows: readonly Row[], { needle, filters, sort }: Listing): readonly Row[] {
  const found = filtered(rows, needle).filter((row) => [...filters].every(([field, wish]) => fits(row, field, wish)))
  if (sort === null) return found
  const sign = sort.down ? -1 : 1
  return found.toSorted((one, two) => sign * compared(one, two, sort.by))
}

export function filtered(rows: readonly Row[], needle: string): readonly Row[] {
  const wanted = needle.trim().toLocaleLowerCase()
  return wanted === ''
    ? rows
    : rows.filter(({ name, title, layer, entity }) =>
        `${name}\n${title}\n${layer}\n${entity ?? ''}`.toLocaleLowerCase().includes(wanted),
      )
}

/** Unknown fields of the address filter nothing. */
function fits(row: Row, field: string, wish: string): boolean {
  if (field === 'layer') return row.layer === wish
  if (field === 'entity') return row.entity === wish
  if (field === 'root') return wish !== '1' || opensFirst(row)
  if (field === 'where') return whereOf(row) === wish
  return true
}

export const opensFirst = ({ kind, isRoot, isDefault }: Row): boolean =>
  kind !== 'deleted' && kind !== 'foreign' && (isRoot || isDefault)

export const PLACES = ['server', 'built in', 'deleted', 'foreign'] as const
export const whereOf = ({ kind, where }: Row): (typeof PLACES)[number] =>
  kind === 'deleted' || kind === 'foreign' ? kind : where

function compared(one: Row, two: Row, by: Column): number {
  if (by === 'items') return one.items - two.items
  const textOf = (row: Row): string => String(by === 'name' ? row.title : by === 'where' ? whereOf(row) : row[by])
  return textOf(one).localeCompare(textOf(two))
}
