import { sheetPhrase } from '@/dashboard/sheetPhrase'
import type { EntityKind } from '@/scope/entity'
import { isForeign } from '@/template/choose'
import { parse } from '@/template/parse'
import type { Dashboard, Fault } from '@/template/types'

export interface Stored {
  readonly id: string
  readonly configuration: string
}

/** One line of the list. */
export interface Row {
  /** Unique in the list. */
  readonly key: string
  readonly name: string
  /** In the reader's language where it is ours beyond doubt. */
  readonly title: string
  readonly layer: string
  readonly entity: EntityKind | null
  readonly items: number
  readonly where: 'server' | 'built in'
  readonly kind: 'fine' | 'faulty' | 'damaged' | 'foreign'
  readonly faults: readonly Fault[]
}

/** `shared`: the store holds other UIs' rows too (OAP 11), and what is not ours is not judged. */
export function rowOf({ id, configuration }: Stored, shared: boolean): Row {
  const foreign = isForeign(id, shared)
  const { dashboard, faults } = parse(configuration)
  const where = 'server'
  if (!dashboard) {
    const kind = foreign ? 'foreign' : 'damaged'
    const name = nameIn(configuration) ?? id
    return { key: id, name, title: name, layer: '', entity: null, items: 0, where, kind, faults }
  }
  const kind = foreign ? 'foreign' : faults.length ? 'faulty' : 'fine'
  return { ...builtInRow(dashboard), title: dashboard.name, key: id, where, kind, faults: foreign ? [] : faults }
}

export const builtInRow = ({ name, layer, entity, items }: Dashboard): Row => ({
  key: `built in ${layer} ${entity} ${name}`,
  name,
  title: sheetPhrase(name),
  layer,
  entity,
  items: items.length,
  where: 'built in',
  kind: 'fine',
  faults: [],
})

/** A damaged row still shows the name it was given, where that can be seen. */
const nameIn = (configuration: string): string | null =>
  /"name"\s*:\s*"((?:[^"\\]|\\.){1,200})"/.exec(configuration)?.[1] ?? null

/** Stored ones, then those that only ship with the page; by layer, entity and name. */
export function rowsOf(stored: readonly Stored[], builtIn: readonly Dashboard[], shared: boolean): readonly Row[] {
  const rows = stored.map((one) => rowOf(one, shared))
  const taken = new Set(rows.filter(({ kind }) => kind !== 'foreign').map(identity))
  return [...rows, ...builtIn.map(builtInRow).filter((row) => !taken.has(identity(row)))].toSorted(
    (one, two) =>
      one.layer.localeCompare(two.layer) ||
      String(one.entity).localeCompare(String(two.entity)) ||
      one.name.localeCompare(two.name),
  )
}

const identity = ({ layer, entity, name }: Row): string => JSON.stringify([layer, entity, name])

export function filtered(rows: readonly Row[], needle: string): readonly Row[] {
  const wanted = needle.trim().toLocaleLowerCase()
  return wanted === ''
    ? rows
    : rows.filter(({ name, title, layer, entity }) =>
        `${name}\n${title}\n${layer}\n${entity ?? ''}`.toLocaleLowerCase().includes(wanted),
      )
}
