import { contentOf } from './canonical'
import { isForeign, originOf, type Candidate } from './choose'
import { isObject } from './json'
import { parse } from './parse'
import type { Dashboard, Fault, Json } from './types'

/** A row of a server's store of templates. */
export interface Row {
  readonly id: string
  readonly configuration: string
}

/** What a row is about, without keeping what it holds. */
export interface IndexedRow extends Row {
  readonly name: string
  readonly layer: string
  readonly entity: string
}

/** A row that nothing can be drawn of. */
export interface Damaged {
  readonly id: string
  readonly faults: readonly Fault[]
}

export interface RowIndex {
  readonly rows: readonly IndexedRow[]
  readonly damaged: readonly Damaged[]
  /** Ids of rows that another UI keeps in the same store and that are no dashboards to us. */
  readonly foreign: readonly string[]
}

/** One pass over all rows; each is read on its own, so a damaged one hurts nothing. `shared`: several UIs keep unlike rows there. */
export function indexRows(rows: readonly Row[], shared: boolean): RowIndex {
  const found: IndexedRow[] = []
  const damaged: Damaged[] = []
  const foreign: string[] = []
  for (const row of rows) {
    const head = headOf(row.configuration)
    if (head !== null) found.push({ ...row, ...head })
    else if (isForeign(row.id, shared)) foreign.push(row.id)
    else damaged.push({ id: row.id, faults: parse(row.configuration).faults })
  }
  return { rows: found, damaged, foreign }
}

function headOf(configuration: string): Pick<IndexedRow, 'name' | 'layer' | 'entity'> | null {
  let value: Json
  try {
    value = JSON.parse(configuration) as Json
  } catch {
    return null
  }
  if (!isObject(value)) return null
  const { name, layer, entity } = value
  return isWord(name) && isWord(layer) && isWord(entity) ? { name, layer, entity } : null
}

const isWord = (value: Json | undefined): value is string => typeof value === 'string' && value !== ''

export interface Known {
  /** The dashboards that ship with the page for this layer. */
  readonly builtIn: readonly Dashboard[]
  /** Hashes of the layer's stock templates; `null` while they are not loaded. */
  readonly stock: ReadonlySet<string> | null
  readonly shared: boolean
}

/**
 * All that could be shown for one layer and entity: the server's rows, then ours that ship with the page. `null`: some row is
 * not ours, and must be compared with the stock templates first.
 */
export function candidatesOf(
  rows: readonly IndexedRow[],
  asked: { readonly layer: string; readonly entity: string },
  { builtIn, stock, shared }: Known,
): readonly Candidate[] | null {
  const fits = (one: { readonly layer: string; readonly entity: string }): boolean =>
    one.layer === asked.layer && one.entity === asked.entity
  const ours = builtIn.filter(fits)
  const known = { ours: new Set(ours.map(({ raw }) => contentOf(raw))), stock: stock ?? NONE, shared }
  const stored = rows.filter(fits).flatMap(({ id, configuration }): Candidate[] => {
    const { dashboard, faults } = parse(configuration)
    if (dashboard === null) return []
    const { name, layer, entity, raw } = dashboard
    const origin = originOf({ id, content: contentOf(raw) }, known)
    return [{ name, layer, entity, where: 'server', origin, id, dashboard, faults }]
  })
  if (stock === null && stored.some(({ origin }) => origin !== 'ours')) return null
  const kept = new Set(stored.filter(({ origin }) => origin === 'ours').map(({ name }) => name))
  // The server's copy of ours is the same dashboard: one entry is enough.
  const missing = ours.filter(({ name }) => !kept.has(name))
  const shipped = missing.map((dashboard): Candidate => {
    const { name, layer, entity } = dashboard
    return { name, layer, entity, where: 'built in', origin: 'ours', id: null, dashboard, faults: [] }
  })
  return [...stored, ...shipped]
}

const NONE: ReadonlySet<string> = new Set()
