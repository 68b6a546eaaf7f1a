import { isBad } from '@/mqe/result'
import type { Entry } from './entry'
import { cellKey, cellOf, standingOf, type Head, type ListModel } from './model'
import { placeOf } from './ranking'

/** What the reader sorts by: `name`, `group` or the name of a column. */
export interface Order {
  readonly by: string
  readonly descending: boolean
}

/** `-Load` is the order by Load, greatest first; nothing is the list's own order. */
export const printOrder = (order: Order | null): string =>
  order === null ? '' : `${order.descending ? '-' : ''}${order.by}`

export function readOrder(text: string): Order | null {
  const descending = text.startsWith('-')
  const by = descending ? text.slice(1) : text
  return by === '' ? null : { by, descending }
}

/** The column that an order is about; `null` for one by name, by group, or by a column that is not there. */
export const headOf = (order: Order | null, heads: readonly Head[]): Head | null =>
  order === null || order.by === 'name' || order.by === 'group'
    ? null
    : (heads.find(({ name }) => name === order.by) ?? null)

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const byName = (a: Entry, b: Entry): number => collator.compare(a.short, b.short) || (a.id < b.id ? -1 : 1)
const byGroup = (a: Entry, b: Entry): number => collator.compare(a.group, b.group) || byName(a, b)

export function matching(entries: readonly Entry[], wish: string): readonly Entry[] {
  const part = wish.trim().toLowerCase()
  return part === '' ? entries : entries.filter(({ name }) => name.toLowerCase().includes(part))
}

interface Row {
  readonly entry: Entry
  readonly quiet: boolean
  readonly place: number
  readonly value: number | null
}

/**
 * Rows in the reader's order, else the worst of the ranking first, else by group and name. Who is quiet comes after all
 * others, who has no value at the end of an order by number, whichever its direction. Without a ranking the quiet ones keep
 * their places while not every row has been asked (`whole` false): they would move under the reader.
 */
export function ordered(
  entries: readonly Entry[],
  order: Order | null,
  heads: readonly Head[],
  model: Pick<ListModel, 'columns' | 'known' | 'ranking'>,
  whole = true,
): readonly Entry[] {
  const head = headOf(order, heads)
  const rows = entries.map((entry): Row => {
    const cell = head ? cellOf(model.known.get(cellKey(entry.id, head.column)), head) : null
    const value = cell && 'value' in cell && cell.value !== null && !isBad(cell.value) ? cell.value : null
    const place = model.ranking ? (placeOf(model.ranking, entry) ?? Infinity) : 0
    return { entry, value, place, quiet: isLast(entry, place, model, whole) }
  })
  const compare = comparison(order, head)
  return rows.sort((a, b) => Number(a.quiet) - Number(b.quiet) || compare(a, b)).map(({ entry }) => entry)
}

/** By the ranking where there is one, so that no row moves when its own numbers come. */
function isLast(
  entry: Entry,
  place: number,
  model: Pick<ListModel, 'columns' | 'known' | 'ranking'>,
  whole: boolean,
): boolean {
  const { ranking } = model
  if (ranking && !ranking.isCut) return place === Infinity
  return whole && standingOf(entry, model) === 'quiet'
}

function comparison(order: Order | null, head: Head | null): (a: Row, b: Row) => number {
  const sign = order?.descending ? -1 : 1
  if (head)
    return (a, b) => {
      if (a.value === null || b.value === null)
        return a.value === b.value ? byGroup(a.entry, b.entry) : a.value === null ? 1 : -1
      return sign * (a.value - b.value) || byGroup(a.entry, b.entry)
    }
  if (order?.by === 'name') return (a, b) => sign * byName(a.entry, b.entry)
  if (order?.by === 'group') return (a, b) => sign * byGroup(a.entry, b.entry)
  return (a, b) => (a.place === b.place ? 0 : a.place - b.place) || byGroup(a.entry, b.entry)
}
