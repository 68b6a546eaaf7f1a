import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { STOCK } from './stock'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where a dashboard is opened: for subjects that together have all it can draw. Made by `src/walk/ink.test.ts`. */
export interface Opened {
  readonly layer: string
  readonly entity: string
  readonly name: string
  readonly at: readonly string[]
}
export const opened = JSON.parse(readFileSync(here('subjects.json'), 'utf8')) as readonly Opened[]

/** A widget that has no ink, and why that is right. */
export interface Expected {
  readonly layer: string
  readonly entity: string
  readonly name: string
  readonly widget: string
  readonly state: string
  readonly reason: string
}
export const expected = JSON.parse(readFileSync(here('expected.json'), 'utf8')) as readonly Expected[]

interface Stored {
  readonly i?: string
  readonly type: string
  readonly children?: readonly (Stored & { readonly children?: readonly Stored[] })[]
}

/** Ids of all widgets of a stored dashboard: `i`, or `{tab.i}-{tabIndex}-{i}` on the page of a tab. */
export function widgetsOf({ layer, entity, name }: Opened): readonly string[] {
  for (const file of readdirSync(STOCK, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue
    const rows = JSON.parse(readFileSync(`${STOCK}/${file}`, 'utf8')) as readonly {
      configuration: { layer: string; entity: string; name: string; children: readonly Stored[] }
    }[]
    for (const { configuration: one } of rows)
      if (one.layer === layer && one.entity === entity && one.name === name) return idsIn(one.children, '')
  }
  return []
}

const idsIn = (items: readonly Stored[], prefix: string): readonly string[] =>
  items.flatMap(({ i, type, children = [] }, index) => {
    const id = `${prefix}${i ?? `n${index}`}`
    if (type !== 'Tab') return [id]
    return children.flatMap((page, place) => idsIn(page.children ?? [], `${id}-${place}-`))
  })
