import { isBad } from '@/mqe/result'
import type { TableRow } from './model'

/** A name column by its index, or the values. */
export interface TableOrder {
  readonly by: number | 'value'
  readonly descending: boolean
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const numberOf = ({ value }: TableRow): number | null => (value === null || isBad(value) ? null : value)

export function matchingRows(rows: readonly TableRow[], wish: string): readonly TableRow[] {
  const part = wish.trim().toLowerCase()
  return part === '' ? rows : rows.filter(({ names }) => names.some((name) => name.toLowerCase().includes(part)))
}

/** `null` keeps the server's order; rows without a number come last, whichever the direction. */
export function orderedRows(rows: readonly TableRow[], order: TableOrder | null): readonly TableRow[] {
  if (order === null) return rows
  const { by } = order
  const sign = order.descending ? -1 : 1
  if (by !== 'value') return rows.toSorted((a, b) => sign * collator.compare(a.names[by] ?? '', b.names[by] ?? ''))
  return rows.toSorted((a, b) => {
    const [left, right] = [numberOf(a), numberOf(b)]
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
    return sign * (left - right)
  })
}
