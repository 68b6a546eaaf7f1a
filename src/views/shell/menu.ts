import type { IconName } from '@/components/icons'
import { layerOf, layerPhrase } from '@/dashboard/layerWords'
import { GROUPS, type LayerIdentity } from '@/layers/identity'
import { known } from '@/layers/registry'

/** What the menu is drawn from, as the server last told it: kept so that it can be painted before any answer. */
export interface MenuFacts {
  /** Layers the server knows, with or without data. */
  readonly layers: readonly string[]
  /** Services per layer; `null`: not told yet. */
  readonly counts: Readonly<Record<string, number>> | null
  /** The server's own menu (OAP 10). */
  readonly menu: readonly MenuBranch[]
}
export interface MenuBranch {
  readonly title: string
  readonly layer: string
  readonly items: readonly { readonly title: string; readonly layer: string }[]
}

export interface MenuLayer {
  readonly id: string
  readonly name: string
  readonly icon: IconName
  /** `null`: not told yet. */
  readonly services: number | null
}
export interface MenuGroup {
  /** `null`: the first, which needs no heading. */
  readonly title: string | null
  readonly layers: readonly MenuLayer[]
}

const folders: ReadonlyMap<string, LayerIdentity> = new Map(known.map((identity) => [identity.id, identity]))

/**
 * Layers with a folder stand in our groups; others where the server's menu has them, under its titles; the rest at the end.
 * Inside a group the order is ours, then the server's.
 */
export function menuOf({ layers, counts, menu }: MenuFacts): readonly MenuGroup[] {
  const theirs = new Map(menu.flatMap((branch) => entriesOf(branch)).map((entry) => [entry.layer, entry]))
  const ids = [...new Set([...theirs.keys(), ...layers, ...Object.keys(counts ?? {})])].filter(
    (id) => id !== '' && id !== 'UNDEFINED',
  )
  const groups = new Map<string | null, MenuLayer[]>(GROUPS.map(({ title }) => [title, []]))
  const other = GROUPS.find(({ id }) => id === 'other')?.title ?? null
  for (const id of ids) {
    const own = folders.get(id)
    const entry = theirs.get(id)
    const title = own ? titleOf(own) : entry ? entry.group : other
    const name = (own ? null : entry?.title) ?? layerOf(id).name
    const layer = { id, name, icon: own?.role ?? 'service', services: counts ? (counts[id] ?? 0) : null } as const
    groups.set(title, [...(groups.get(title) ?? []), layer])
  }
  return [...groups]
    .map(([title, found]) => ({ title, layers: found.toSorted((one, two) => placeOf(one.id) - placeOf(two.id)) }))
    .filter((group) => group.layers.length > 0)
    .toSorted((one, two) => Number(one.title === other) - Number(two.title === other))
}

const titleOf = ({ menu }: LayerIdentity): string | null => GROUPS.find(({ id }) => id === menu.group)?.title ?? null

const placeOf = (id: string): number => folders.get(id)?.menu.place ?? 1000

/** A branch without items of its own is a layer among the others. */
function entriesOf({ title, layer, items }: MenuBranch): { layer: string; title: string; group: string | null }[] {
  const own = layer === '' ? [] : [{ layer, title, group: null }]
  return [...own, ...items.map((item) => ({ ...item, group: title }))]
}

/** Pinned layers stand in a group of their own on top, in the order of pinning, and nowhere else. */
export function menuPinned(groups: readonly MenuGroup[], pins: readonly string[], title: string): readonly MenuGroup[] {
  const all = new Map(groups.flatMap(({ layers }) => layers).map((layer) => [layer.id, layer]))
  const pinned = pins.flatMap((id) => all.get(id) ?? [])
  if (pinned.length === 0) return groups
  const others = groups.map((group) => ({ ...group, layers: group.layers.filter(({ id }) => !pins.includes(id)) }))
  return [{ title, layers: pinned }, ...others.filter(({ layers }) => layers.length > 0)]
}

/** Without the layers that have no services, unless they are wanted; `stay` stays: what is open or pinned. */
export function menuShown(
  groups: readonly MenuGroup[],
  emptyToo: boolean,
  stay: readonly (string | null)[],
): readonly MenuGroup[] {
  if (emptyToo) return groups
  const stays = ({ id, services }: MenuLayer): boolean => services !== 0 || stay.includes(id)
  return groups
    .map((group) => ({ ...group, layers: group.layers.filter(stays) }))
    .filter((group) => group.layers.length > 0)
}

export function menuFiltered(groups: readonly MenuGroup[], needle: string): readonly MenuGroup[] {
  const wanted = needle.trim().toLocaleLowerCase()
  if (wanted === '') return groups
  const fits = (text: string | null): boolean => text !== null && text.toLocaleLowerCase().includes(wanted)
  return groups
    .map((group) => ({
      ...group,
      layers: fits(group.title && layerPhrase(group.title))
        ? group.layers
        : group.layers.filter(({ id, name }) => fits(name) || fits(id)),
    }))
    .filter((group) => group.layers.length > 0)
}

export const emptyLayers = (groups: readonly MenuGroup[]): number =>
  groups.flatMap(({ layers }) => layers).filter(({ services }) => services === 0).length

/** Services per layer; a service may be in several. */
export function countsOf(
  services: readonly { readonly layers: readonly string[] }[],
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { layers } of services)
    for (const layer of new Set(layers)) counts.set(layer, (counts.get(layer) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** Reads what an earlier visit stored; anything else is no menu. */
export function readMenuFacts(stored: unknown): MenuFacts | null {
  if (!isRecord(stored) || !Array.isArray(stored['layers'])) return null
  const counts = isRecord(stored['counts']) ? Object.entries(stored['counts']) : []
  const branches = Array.isArray(stored['menu']) ? stored['menu'] : []
  return {
    layers: stored['layers'].filter((layer) => typeof layer === 'string'),
    counts: Object.fromEntries(counts.filter((pair): pair is [string, number] => typeof pair[1] === 'number')),
    menu: branches.flatMap((branch) => readBranch(branch)),
  }
}

function readBranch(value: unknown): MenuBranch[] {
  if (!isRecord(value)) return []
  const items = Array.isArray(value['items']) ? value['items'].flatMap((item) => readBranch(item)) : []
  return [{ title: textOf(value['title']), layer: textOf(value['layer']), items }]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
