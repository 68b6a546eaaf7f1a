import type { DataState } from '@/components/state'
import { isBad, type Failure, type Result, type Value } from '@/mqe/result'
import { leavesAnswer } from '@/query/passed'
import { troubleOf } from './failure'

export interface Asked {
  /** One per expression; `null` has no answer yet. */
  readonly results: readonly (Result | null)[]
  /** One of them is being asked, also again. */
  readonly pending: boolean
  /** Everything answered draws nothing. */
  readonly empty: boolean
  /** The widget cannot draw this kind of answer. */
  readonly odd: boolean
  /** A picture of an earlier window is on screen. */
  readonly held: boolean
}

export function stateOf({ results, pending, empty, odd, held }: Asked): DataState {
  if (results.length === 0) return 'empty'
  if (pending || results.includes(null)) return held ? 'refreshing' : 'loading'
  const failures = failuresOf(results)
  const [first] = failures
  if (first && failures.length === results.length)
    return held && failures.every(leavesAnswer) ? 'stale' : troubleOf(first).state
  if (odd) return 'unsupported'
  if (failures.length > 0) return 'partial'
  if (results.some(hasBad)) return 'bad-value'
  return empty ? 'empty' : 'fresh'
}

export const failuresOf = (results: readonly (Result | null)[]): readonly Failure[] =>
  results.filter((result): result is Failure => result?.kind === 'failure')

/** The first value that is not a number, as it was sent. */
export function firstBad(results: readonly (Result | null)[]): string | null {
  for (const result of results) {
    const bad = result === null ? undefined : valuesOf(result).find(isBad)
    if (bad) return bad.bad
  }
  return null
}

/** A series without one usable value; a lone bad number is shown as it was sent. */
export const hasOnlyBad = (results: readonly (Result | null)[]): boolean =>
  results.every(
    (result) => result?.kind === 'series' && valuesOf(result).every((value) => value === null || isBad(value)),
  )

const hasBad = (result: Result | null): boolean => result !== null && valuesOf(result).some(isBad)

function valuesOf(result: Result): readonly Value[] {
  if (result.kind === 'scalar') return result.values.map(({ value }) => value)
  if (result.kind === 'series') return result.lines.flatMap(({ points }) => points.map(({ value }) => value))
  return result.kind === 'ranking' || result.kind === 'records' ? result.rows.map(({ value }) => value) : []
}
