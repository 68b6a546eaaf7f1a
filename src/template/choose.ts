import type { EntityKind } from '@/scope/entity'
import { isOurRow } from './rowId'
import type { Dashboard, Fault } from './types'

/** Whose it is: written here by the team, one of ours, one that OAP shipped, or a row of another UI. */
export type Origin = 'team' | 'ours' | 'stock' | 'foreign'

/** One dashboard that could be shown, wherever it lives. */
export interface Candidate {
  readonly name: string
  readonly layer: string
  readonly entity: EntityKind
  readonly where: 'server' | 'built in'
  readonly origin: Origin
  /** The row on the server; `null` for one that ships with the page. */
  readonly id: string | null
  /** `isRoot` of a layer, `isDefault` of an entity. */
  readonly isFirst: boolean
  readonly dashboard: Dashboard
  readonly faults: readonly Fault[]
}

export interface Choice {
  /** `null`: nothing fits. */
  readonly chosen: Candidate | null
  /** All of this layer and entity, the preferred first. */
  readonly all: readonly Candidate[]
  /** The name that was asked for and is not there. */
  readonly missing: string | null
}

export type Preference = 'server' | 'aerie'

const RANKS: Readonly<Record<Preference, readonly Origin[]>> = {
  server: ['team', 'ours', 'stock', 'foreign'],
  aerie: ['ours', 'team', 'stock', 'foreign'],
}

/**
 * Which dashboard is shown for a layer and an entity: the one the address names; else the team's, ours, the stock one, with
 * `isRoot` (of a layer) or `isDefault` (of an entity) first among equals and the server's copy before the built-in one.
 */
export function choose(
  candidates: readonly Candidate[],
  asked: { readonly layer: string; readonly entity: EntityKind; readonly name: string | null },
  prefer: Preference = 'server',
): Choice {
  const all = candidates
    .filter(({ layer, entity }) => layer === asked.layer && entity === asked.entity)
    .map((candidate, index) => ({ candidate, index }))
    .sort((a, b) => rank(a.candidate, prefer) - rank(b.candidate, prefer) || a.index - b.index)
    .map(({ candidate }) => candidate)
  const named = asked.name === null ? undefined : byName(all, asked.name, prefer)
  return {
    chosen: named ?? all[0] ?? null,
    all,
    missing: asked.name !== null && named === undefined ? asked.name : null,
  }
}

/**
 * The same name in both places: the server's is meant, unless it is another UI's or the user prefers ours. Booster UI writes
 * hyphens for the spaces of a name where it imports one or leads to it, and not everywhere: a name that differs only so is
 * meant, where none is equal.
 */
export function byName(all: readonly Candidate[], wanted: string, prefer: Preference): Candidate | undefined {
  const equal = all.filter(({ name }) => name === wanted)
  const fitting = equal.length > 0 ? equal : all.filter(({ name }) => hyphened(name) === hyphened(wanted))
  const ours = prefer === 'aerie' ? fitting.find(({ origin }) => origin === 'ours') : undefined
  return ours ?? fitting.find(({ where, origin }) => where === 'server' && origin !== 'foreign') ?? fitting[0]
}

const hyphened = (name: string): string => name.trim().replace(/\s/g, '-')

const rank = ({ origin, where, isFirst }: Candidate, prefer: Preference): number =>
  RANKS[prefer].indexOf(origin) * 4 + (isFirst ? 0 : 2) + (where === 'server' ? 0 : 1)

/**
 * By hashes of content (`canonical.ts`). `shared` is true where several UIs keep unlike rows in one store (OAP 11): there a
 * row that we did not write is another's, whatever it holds.
 */
export function originOf(
  row: { readonly id: string; readonly hash: string },
  known: { readonly ours: ReadonlySet<string>; readonly stock: ReadonlySet<string>; readonly shared: boolean },
): Origin {
  if (isForeign(row.id, known.shared)) return 'foreign'
  if (known.ours.has(row.hash)) return 'ours'
  return known.stock.has(row.hash) ? 'stock' : 'team'
}

/** A row that cannot be read is damaged where only dashboards live, and another UI's business where stores are shared. */
export const isForeign = (id: string, shared: boolean): boolean => shared && !isOurRow(id)
