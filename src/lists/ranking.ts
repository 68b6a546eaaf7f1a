import type { Rank, Result } from '@/mqe/result'
import type { Entry } from './entry'

/** The answer to one `top_n` over all of a kind, worst first. */
export interface Ranking {
  readonly rows: readonly Rank[]
  readonly places: ReadonlyMap<string, number>
  /** From OAP 10.2 on rows carry the id of what they are about, before only its name. */
  readonly by: 'id' | 'name'
  /** As long as was asked for: who is not in it may have reported all the same. */
  readonly isCut: boolean
}

const idOf = ({ owner }: Rank): string | null =>
  owner === null ? null : (owner.endpointId ?? owner.instanceId ?? owner.serviceId)

/** `null` where the question failed or had no answer of that kind: nothing is known then. */
export function rankingOf(result: Result | undefined, expression: string): Ranking | null {
  if (result?.kind !== 'ranking') return null
  const by = result.rows.every((row) => idOf(row) !== null) ? 'id' : 'name'
  const keyOf = (row: Rank): string => (by === 'id' ? (idOf(row) ?? '') : row.name)
  // A `top_n_of` names one twice that both of its rankings hold: the worse place counts.
  const places = new Map<string, number>()
  const rows = result.rows.filter((row) => {
    const key = keyOf(row)
    return !places.has(key) && places.set(key, places.size)
  })
  return { rows, places, by, isCut: result.rows.length >= limitOf(expression) }
}

/** The place in the ranking from 0, the worst; `null`: not in it. */
export const placeOf = ({ places, by }: Ranking, { id, name }: Pick<Entry, 'id' | 'name'>): number | null =>
  places.get(by === 'id' ? id : name) ?? null

/** `top_n(service_sla,5000,asc)` → 5000. */
export const limitOf = (expression: string): number =>
  Number(/\btop_n\s*\([^,()]+,\s*(\d+)/.exec(expression)?.[1] ?? Infinity)

/** `top_n(service_sla,5000,asc)/100` → `service_sla`: the metric that tells who reported. */
export const metricOf = (expression: string): string | null => /\btop_n\s*\(\s*(\w+)/.exec(expression)?.[1] ?? null
