import { isBad, type Result, type Value } from '@/mqe/result'

/** Whether something is shown. `unknown`: its condition is being asked. */
export type Verdict = 'open' | 'closed' | 'unknown'

/** Only a clear no hides: a condition that fails, or that nobody can answer, shows what it guards. */
export function verdictOf(result: Result): Verdict {
  const values = valuesOf(result)
  return values === null || values.some((value) => value !== null && (isBad(value) || value !== 0)) ? 'open' : 'closed'
}

/** `null`: not a kind of answer that tells yes or no. */
function valuesOf(result: Result): readonly Value[] | null {
  if (result.kind === 'scalar') return result.values.map(({ value }) => value)
  return result.kind === 'series' ? result.lines.flatMap(({ points }) => points.map(({ value }) => value)) : null
}
