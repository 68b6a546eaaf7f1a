import { sheetPhrase } from '@/dashboard/sheetPhrase'
import type { EntityKind } from '@/scope/entity'
import { hashOf } from '@/template/canonical'
import { isForeign, originOf, type Origin } from '@/template/choose'
import { isObject } from '@/template/json'
import { isMarkedDeleted } from '@/template/marked'
import { parse } from '@/template/parse'
import { print } from '@/template/print'
import type { Dashboard, Fault, Json } from '@/template/types'

export interface Stored {
  readonly id: string
  readonly configuration: string
}

/** One line of the list. */
export interface Row {
  /** Unique in the list. */
  readonly key: string
  /** On the server; `null` for one that ships with the page. */
  readonly id: string | null
  /** Its text, as the server has it or would have it. */
  readonly configuration: string
  readonly name: string
  /** In the reader's language where it is ours beyond doubt. */
  readonly title: string
  readonly layer: string
  readonly entity: EntityKind | null
  readonly isRoot: boolean
  readonly isDefault: boolean
  readonly items: number
  readonly where: 'server' | 'built in'
  /** `null` of what cannot be read. */
  readonly origin: Origin | null
  readonly kind: 'fine' | 'faulty' | 'damaged' | 'foreign' | 'deleted'
  readonly faults: readonly Fault[]
}

/** What tells origins apart; without hashes of the stock ones all that is not ours is the team's. */
export interface Known {
  /** The store holds other UIs' rows too (OAP 11), and what is not ours is not judged. */
  readonly shared: boolean
  readonly stock?: Readonly<Record<string, readonly string[]>>
}

const NONE: ReadonlySet<string> = new Set()

export function rowOf({ id, configuration }: Stored, { shared, stock = {} }: Known, ours = NONE): Row {
  const foreign = isForeign(id, shared)
  const deleted = !foreign && isDeleted(configuration)
  const { dashboard, faults } = parse(configuration)
  const stored = { id, key: id, configuration, where: 'server' } as const
  if (!dashboard) {
    const kind = foreign ? 'foreign' : deleted ? 'deleted' : 'damaged'
    const name = nameIn(configuration) ?? id
    const blank = { layer: '', entity: null, isRoot: false, isDefault: false, items: 0, origin: null }
    return { ...stored, ...blank, name, title: name, kind, faults: deleted ? [] : faults }
  }
  const kind = foreign ? 'foreign' : deleted ? 'deleted' : faults.length ? 'faulty' : 'fine'
  const hashes = new Set(Object.hasOwn(stock, dashboard.layer) ? stock[dashboard.layer] : [])
  const origin = originOf({ id, hash: hashOf(dashboard.raw) }, { ours, stock: hashes, shared })
  const title = dashboard.name
  return { ...builtInRow(dashboard), title, ...stored, origin, kind, faults: foreign ? [] : faults }
}

export const builtInRow = ({ name, layer, entity, isRoot, isDefault, items, raw }: Dashboard): Row => ({
  key: `built in ${layer} ${entity} ${name}`,
  id: null,
  configuration: print(raw),
  ...{ name, layer, entity, isRoot, isDefault },
  title: sheetPhrase(name),
  items: items.length,
  where: 'built in',
  origin: 'ours',
  kind: 'fine',
  faults: [],
})

/** A damaged row still shows the name it was given, where that can be seen. */
const nameIn = (configuration: string): string | null =>
  /\\?"name\\?"\s*:\s*\\?"((?:[^"\\]|\\[^"]){1,200})/.exec(configuration)?.[1] ?? null

function isDeleted(configuration: string): boolean {
  if (!configuration.includes('"deleted"')) return false
  try {
    const value = JSON.parse(configuration) as Json
    return isObject(value) && isMarkedDeleted(value)
  } catch {
    return false
  }
}

/** Stored ones, then those that only ship with the page; by layer, entity and name. */
export function rowsOf(stored: readonly Stored[], builtIn: readonly Dashboard[], known: Known): readonly Row[] {
  const ours = new Set(builtIn.map(({ raw }) => hashOf(raw)))
  const rows = stored.map((one) => rowOf(one, known, ours))
  const taken = new Set(rows.filter(({ kind }) => kind !== 'foreign' && kind !== 'deleted').map(identity))
  return [...rows, ...builtIn.map(builtInRow).filter((row) => !taken.has(identity(row)))].toSorted(
    (one, two) =>
      one.layer.localeCompare(two.layer) ||
      String(one.entity).localeCompare(String(two.entity)) ||
      one.name.localeCompare(two.name),
  )
}

/** OAP tells dashboards apart by these three. */
export const identity = ({ layer, entity, name }: Pick<Row, 'layer' | 'entity' | 'name'>): string =>
  JSON.stringify([layer, entity, name])
