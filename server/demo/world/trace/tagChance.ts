import type { WireTag } from '@/protocol/trace/span'
import type { Plan } from './plan'

/** Whether a tag is in no trace, only in one of which a visit fails, or maybe in any. */
export type TagChance = 'never' | 'fault' | 'maybe'

const STATUSES = ['200', '500']

/** The chance that a segment of a visit has each of the tags. `statuses` are those of the flow's incidents. */
export function tagChance(plan: Plan, visit: number, tags: readonly WireTag[], statuses: readonly string[]): TagChance {
  const planned = plan.spans.flatMap((span) => (span.visit === visit ? span.tags : []))
  let chance: TagChance = 'maybe'
  for (const { key, value } of tags) {
    const chances = new Set(planned.flatMap(([name, text]) => (name === key ? chanceOf(text, value, statuses) : [])))
    if (chances.has('maybe')) continue
    if (!chances.has('fault')) return 'never'
    chance = 'fault'
  }
  return chance
}

/** Of a text of a plan that it becomes a value. */
function chanceOf(text: string, value: string, statuses: readonly string[]): TagChance {
  if (text === '{status}') {
    if (value === '200') return 'maybe'
    return STATUSES.includes(value) || statuses.includes(value) ? 'fault' : 'never'
  }
  if (text === '{rpc}') return value === 'OK' ? 'maybe' : value === 'UNAVAILABLE' ? 'fault' : 'never'
  return text === value || text.includes('{') ? 'maybe' : 'never'
}
