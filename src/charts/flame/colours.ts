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
const FREE = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's12'] as const

/**
 * The groups with the greatest self time get a colour each, by their name as far as nobody heavier has it; some have one
 * that is theirs. All others are grey.
 */
export function coloursOf(
  table: FrameTable,
  groupOf: (name: string) => string,
  fixed: ReadonlyMap<string, string> = new Map(),
): FlameColours {
  const groups = table.names.map(groupOf)
  const own = new Float64Array(table.names.length)
  for (let frame = table.isRootMade ? 1 : 0; frame < table.count; frame += 1) {
    const name = table.name[frame] ?? 0
    // A little for being there: a group without own time still has frames to colour.
    own[name] = (own[name] ?? 0) + (table.self[frame] ?? 0) + (table.total[0] ?? 0) * 1e-9
  }
  const weights = new Map<string, number>()
  groups.forEach((group, name) => {
    const weight = own[name] ?? 0
    if (group !== '' && weight > 0) weights.set(group, (weights.get(group) ?? 0) + weight)
  })
  const ranked = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([group]) => group)
  const tokens: string[] = [REST]
  const numbers = new Map<string, number>()
  const taken = new Set<string>()
  for (const group of ranked) {
    const token = fixed.get(group) ?? freeToken(group, taken)
    if (token === null) continue
    taken.add(token)
    numbers.set(group, tokens.length)
    tokens.push(token)
  }
  const listed = [...numbers].map(([name, number]) => ({ name, token: tokens[number] ?? REST }))
  const hasRest = ranked.length > listed.length || groups.some((group, name) => group === '' && (own[name] ?? 0) > 0)
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
