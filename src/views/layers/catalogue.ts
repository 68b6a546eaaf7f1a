import { GROUPS, type GroupId } from '@/layers/identity'

/** A layer as the catalogue tells of it. */
export interface Entry {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly documentation: string | null
  readonly group: GroupId
  readonly place: number
  /** Services of it now; `null`: not told yet. */
  readonly services: number | null
  /** This OAP has the layer; `null`: not told yet. */
  readonly known: boolean | null
}
export interface Section {
  readonly id: GroupId
  readonly title: string | null
  readonly entries: readonly Entry[]
}

/** In groups and in their order; `needle` looks into names, ids and descriptions. Groups without a match are left out. */
export function sectionsOf(entries: readonly Entry[], needle: string): readonly Section[] {
  const wanted = needle.trim().toLocaleLowerCase()
  const fits = ({ id, name, description }: Entry): boolean =>
    [id, name, description].some((text) => text.toLocaleLowerCase().includes(wanted))
  const shown = entries.filter(fits).toSorted((a, b) => a.place - b.place || a.name.localeCompare(b.name))
  return GROUPS.map(({ id, title }) => ({ id, title, entries: shown.filter(({ group }) => group === id) })).filter(
    (section) => section.entries.length > 0,
  )
}

/** Ids of all layers to tell of: those we know and those of this OAP, each once; a layer that is none is left out. */
export const idsOf = (...lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat())].filter((id) => id !== '' && id !== 'UNDEFINED')
