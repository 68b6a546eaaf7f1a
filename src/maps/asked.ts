import type { Result } from '@/mqe/result'
import type { Question } from '@/query/question'
import type { Entity } from '@/scope/entity'
import { millis } from '@/time/instant'
import { STEP_MS } from '@/time/step'
import type { Window } from '@/time/window'
import { rankingOf, type MapMetric } from './spec'

/** A node or a call whose numbers are wanted. */
export interface Subject {
  readonly id: string
  readonly entity: Entity
  readonly metrics: readonly MapMetric[]
  /** Not 0 where it is unhealthy. */
  readonly unhealthy: string | null
  /** A service: OAP can rank all of them at once. */
  readonly rankable: boolean
}

/** Keys of what is asked besides the metrics. */
export const BEFORE = 'before'
export const UNHEALTHY = 'unhealthy'

/** One question and whom it answers: one by its id, or everybody who is found in the ranking. */
export interface Asked {
  readonly question: Question
  readonly key: string
  readonly id: string | null
}

/** With more of them OAP is asked for rankings: a question for all of them in place of one each. */
export const MANY = 40

/** As long as this one and right before it. */
export function windowBefore(window: Window): Window {
  const width = window.end - window.start + STEP_MS[window.step]
  return { ...window, start: millis(window.start - width), end: millis(window.end - width) }
}

export function askedOf(subjects: readonly Subject[], window: Window): readonly Asked[] {
  const earlier = windowBefore(window)
  const ranked = new Map<string, Asked>()
  const many = subjects.filter(({ rankable }) => rankable).length > MANY
  const now: Asked[] = []
  const before: Asked[] = []
  for (const { id, entity, metrics, unhealthy, rankable } of subjects) {
    const ask = (list: Asked[], key: string, expression: string, when: Window): void => {
      const ranking = many && rankable ? rankingOf(expression) : null
      if (ranking === null) list.push({ id, key, question: { expression, entity, window: when } })
      else
        ranked.set(`${key} ${ranking}`, { id: null, key, question: { expression: ranking, entity: {}, window: when } })
    }
    for (const { key, expression } of metrics) ask(now, key, expression, window)
    const latency = metrics.find(({ role }) => role === 'latency')
    if (latency) ask(before, BEFORE, latency.expression, earlier)
    // A condition cannot be ranked: of many the numbers decide.
    if (unhealthy !== null && !many)
      now.push({ id, key: UNHEALTHY, question: { expression: unhealthy, entity, window } })
  }
  return [...ranked.values(), ...now, ...before]
}

/** What is known of everybody, by `readingKey`. */
export type Readings = ReadonlyMap<string, Result>

export const readingKey = (id: string, key: string): string => `${key} ${id}`

/** The rows of a ranking by the entity's id, and by name for a server that does not tell ids. */
export function rankedValues(result: Result, ids: ReadonlyMap<string, string>): readonly (readonly [string, Result])[] {
  if (result.kind !== 'ranking') return [...ids.values()].map((id) => [id, result])
  return result.rows.flatMap(({ name, value, owner }) => {
    const id = owner?.serviceId ?? ids.get(name)
    return id === undefined ? [] : [[id, { kind: 'scalar', values: [{ labels: {}, value }] }] as const]
  })
}

/** The one number of an answer; `null` without one. */
export function numberOf(result: Result | undefined): number | null {
  if (result?.kind !== 'scalar') return null
  const found = result.values.find(({ value }) => typeof value === 'number')?.value
  return typeof found === 'number' ? found : null
}
