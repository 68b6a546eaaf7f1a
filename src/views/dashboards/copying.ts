import { patched } from '@/template/edit/patched'
import { printFile } from '@/template/print'
import type { EntityKind } from '@/scope/entity'
import type { JsonObject } from '@/template/types'
import { identity, type Row } from './rows'

/** A copy under a name that is free in its layer and entity; never the one that opens first. */
export function copyOf(row: Row, rows: readonly Row[]): { readonly name: string; readonly configuration: string } {
  const taken = new Set(rows.map(identity))
  const free = (name: string): boolean => !taken.has(identity({ ...row, name }))
  let name = `${row.name} copy`
  for (let count = 2; !free(name); count++) name = `${row.name} copy ${count}`
  const { id: _, ...value } = JSON.parse(row.configuration) as JsonObject
  return { name, configuration: patched(row.configuration, { ...value, name, isRoot: false, isDefault: false }) }
}

/** A dashboard with nothing on it, as an author would like to read it. */
export const blank = (head: { readonly name: string; readonly layer: string; readonly entity: EntityKind }): string =>
  printFile({ ...head, isRoot: false, isDefault: false, children: [] })
