import { hashOf } from './canonical'
import { isForeign, originOf, type Candidate } from './choose'
import { isObject } from './json'
import { isMarkedDeleted } from './marked'
import { parse } from './parse'
import { ENTITY_KINDS, type EntityKind } from '@/scope/entity'
import type { Dashboard, Fault, Json, JsonObject, Parsed } from './types'

/** A row of a server's store of templates. */
export interface Row {
  readonly id: string
  readonly configuration: string
}

/** What a row is about, without keeping what it holds. */
export interface IndexedRow extends Row {
  readonly name: string
  readonly layer: string
  readonly entity: EntityKind
  readonly isRoot: boolean
  readonly isDefault: boolean
  /** Of its content (`canonical.ts`); `null` while nobody has computed it. */
  readonly hash: string | null
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
  /** Rows that carry our marker: their server cannot remove them. They are shown nowhere and can be restored. */
  readonly deleted: readonly Row[]
}

/** One pass over all rows; each is read on its own, so a damaged one hurts nothing. `shared`: several UIs keep unlike rows there. */
export const indexRows = (rows: readonly Row[], shared: boolean): RowIndex => drained(indexing(rows, shared))

/** The same row by row, for threads that must not be held up. */
export function* indexing(rows: readonly Row[], shared: boolean): Generator<void, RowIndex> {
  const found: IndexedRow[] = []
  const damaged: Damaged[] = []
  const foreign: string[] = []
  const deleted: Row[] = []
  for (const { id, configuration } of rows) {
    const raw = objectIn(configuration)
    const head = raw && headOf(raw)
    if (raw && isMarkedDeleted(raw)) deleted.push({ id, configuration })
    else if (head) found.push({ id, configuration, ...head, hash: null })
    else if (isForeign(id, shared)) foreign.push(id)
    else damaged.push({ id, faults: parse(configuration).faults })
    yield
  }
  return { rows: found, damaged, foreign, deleted }
}

/** Hashes of rows, in their order; `''` for what is nested too deep to have one. */
export function* hashing(rows: readonly Row[]): Generator<void, readonly string[]> {
  const hashes: string[] = []
  for (const row of rows) {
    hashes.push(hashOfRow(row))
    yield
  }
  return hashes
}

function drained<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function hashOfRow({ configuration }: Row): string {
  const raw = objectIn(configuration)
  try {
    return raw ? hashOf(raw) : ''
  } catch {
    return ''
  }
}

function objectIn(configuration: string): JsonObject | null {
  try {
    const value = JSON.parse(configuration) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function headOf({
  name,
  layer,
  entity,
  isRoot,
  isDefault,
}: JsonObject): Omit<IndexedRow, 'id' | 'configuration' | 'hash'> | null {
  const kind = ENTITY_KINDS.find((known) => known === entity)
  if (!isWord(name) || !isWord(layer) || kind === undefined) return null
  return { name, layer, entity: kind, isRoot: isRoot === true, isDefault: isDefault === true }
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
  const fitting = rows.filter(fits)
  const known = {
    ours: new Set(fitting.length > 0 ? ours.map(hashOfOurs) : []),
    stock: stock ?? NONE,
    shared,
  }
  const stored = fitting.map((row): Candidate => {
    const { id, name, layer, entity } = row
    const origin = originOf({ id, hash: hashIn(row) }, known)
    const isFirst = entity === 'All' ? row.isRoot : row.isDefault
    return {
      ...{ name, layer, entity, where: 'server', origin, id, isFirst },
      get dashboard() {
        return parsedOf(row).dashboard ?? emptied(row)
      },
      get faults() {
        return parsedOf(row).faults
      },
    }
  })
  if (stock === null && stored.some(({ origin }) => origin !== 'ours' && origin !== 'foreign')) return null
  const kept = new Set(stored.filter(({ origin }) => origin === 'ours').map(({ name }) => name))
  // The server's copy of ours is the same dashboard: one entry is enough.
  const missing = ours.filter(({ name }) => !kept.has(name))
  return [...stored, ...missing.map(shipped)]
}

/** One that ships with the page. */
export function shipped(dashboard: Dashboard): Candidate {
  const { name, layer, entity, isRoot, isDefault } = dashboard
  const isFirst = entity === 'All' ? isRoot : isDefault
  return { name, layer, entity, where: 'built in', origin: 'ours', id: null, isFirst, dashboard, faults: [] }
}

const NONE: ReadonlySet<string> = new Set()

/** Only what is shown is parsed, and once: the same row gives the same dashboard. */
const parsed = new WeakMap<IndexedRow, Parsed>()

function parsedOf(row: IndexedRow): Parsed {
  const known = parsed.get(row) ?? parse(row.configuration)
  parsed.set(row, known)
  return known
}

const emptied = ({ name, layer, entity, isRoot, isDefault }: IndexedRow): Dashboard => ({
  ...{ name, layer, entity, isRoot, isDefault },
  items: [],
  raw: {},
})

const hashes = new WeakMap<object, string>()

function hashIn(row: IndexedRow): string {
  const hash = row.hash ?? hashes.get(row) ?? hashOfRow(row)
  hashes.set(row, hash)
  return hash
}

function hashOfOurs({ raw }: Dashboard): string {
  const hash = hashes.get(raw) ?? hashOf(raw)
  hashes.set(raw, hash)
  return hash
}
