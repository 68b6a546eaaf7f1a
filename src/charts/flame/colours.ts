import { sumsOf } from '@/geometry/flame/heaviest'
import type { FrameTable } from '@/geometry/flame/table'
import { slotOf } from '../palette'

/** A colour for every name of a table. */
export interface FlameColours {
  /** Number of a colour → its token. */
  readonly tokens: readonly string[]
  /** Name (its place in the table) → number of its colour. */
  readonly ofName: Uint8Array
  /** What the colours mean, the heaviest first. */
  readonly groups: readonly FlameGroup[]
}

export interface FlameGroup {
  /** Empty for all that have no colour of their own. */
  readonly name: string
  readonly token: string
}

/** Of a ground that is only there to show the way. */
export const FAINT = 0.55

/** Grey: frames of many small groups, and of none. */
const REST = 'text-3'
/** A root that stands for all that is under it. */
const ALL = /^\s*(all|root|total)?\s*$/i
const FREE = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's12'] as const

/**
 * The groups with the greatest self time get a colour each, by their name as far as nobody heavier has it; some have one
 * that is theirs. All others are grey.
 */
export function coloursOf(
  table: FrameTable,
  groupOf: (name: string) => string,
  fixed: ReadonlyMap<string, string> = new Map(),
): FlameColours {
  const root = table.name[0] ?? 0
  const groups = table.names.map((name, at) => (at === root && ALL.test(name) ? '' : groupOf(name)))
  const { self, frames } = sumsOf(table)
  const speck = (table.total[0] ?? 0) * 1e-9
  // A little for being there: a group without own time still has frames to colour.
  const weightOf = (name: number): number => (self[name] ?? 0) + (frames[name] ?? 0) * speck
  const weights = new Map<string, number>()
  groups.forEach((group, name) => {
    if (group !== '' && weightOf(name) > 0) weights.set(group, (weights.get(group) ?? 0) + weightOf(name))
  })
  const ranked = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([group]) => group)
  const tokens: string[] = [REST]
  const numbers = new Map<string, number>()
  const taken = new Set<string>(fixed.values())
  for (const group of ranked) {
    const token = fixed.get(group) ?? freeToken(group, taken)
    if (token === null) continue
    taken.add(token)
    numbers.set(group, tokens.length)
    tokens.push(token)
  }
  const listed = [...new Set(tokens.slice(1))].map((token) => ({
    name: [...numbers].flatMap(([group, number]) => (tokens[number] === token ? [group] : [])).join(', '),
    token,
  }))
  const isRest = (group: string, name: number): boolean => !numbers.has(group) && name !== root && weightOf(name) > 0
  const hasRest = groups.some(isRest)
  return {
    tokens,
    ofName: Uint8Array.from(groups, (group) => numbers.get(group) ?? 0),
    groups: hasRest ? [...listed, { name: '', token: REST }] : listed,
  }
}

function freeToken(group: string, taken: ReadonlySet<string>): string | null {
  const wish = slotOf('package', group)
  for (let step = 0; step < FREE.length; step += 1) {
    const token = FREE[(wish + step) % FREE.length]
    if (token !== undefined && !taken.has(token)) return token
  }
  return null
}
