import { contentOf } from '@/template/canonical'
import { patched } from '@/template/edit/patched'
import type { Imported, ImportedEntry } from '@/template/edit/files'
import { identity, type Row } from './rows'

/** What an import would do with one entry of a file. */
export interface Step {
  readonly entry: ImportedEntry
  readonly does: 'added' | 'changed' | 'unchanged' | 'refused'
  /** The row that is written over; its text is the base. */
  readonly row: Row | null
  /** What is written; `''` where nothing is. */
  readonly configuration: string
}

/**
 * The row with the id of the entry, where it is about the same; else the one of the same layer, entity and name. A changed row
 * keeps its bytes where nothing changed. Rows of another UI are never written over.
 */
export function stepsOf({ entries }: Imported, rows: readonly Row[]): readonly Step[] {
  const stored = rows.filter(({ id, kind }) => id !== null && kind !== 'foreign' && kind !== 'deleted')
  const byIdentity = new Map(stored.toReversed().map((row) => [identity(row), row]))
  const deleted = new Map(rows.filter(({ kind }) => kind === 'deleted').map((row) => [identity(row), row]))
  return entries.map((entry): Step => {
    const { dashboard } = entry
    if (dashboard === null) return { entry, does: 'refused', row: null, configuration: '' }
    const key = identity(dashboard)
    const row = stored.find(({ id, ...one }) => id === entry.id && identity(one) === key) ?? byIdentity.get(key) ?? null
    // The row of one that was deleted here takes the new one: on OAP 11 its id is taken.
    if (row === null) return { entry, does: 'added', row: deleted.get(key) ?? null, configuration: entry.configuration }
    const content = JSON.parse(entry.configuration) as typeof dashboard.raw
    if (sameContent(row, content)) return { entry, does: 'unchanged', row, configuration: '' }
    return { entry, does: 'changed', row, configuration: patched(row.configuration, content) }
  })
}

function sameContent({ configuration }: Row, content: Parameters<typeof contentOf>[0]): boolean {
  return contentOf(JSON.parse(configuration) as typeof content) === contentOf(content)
}
