import { isComplete, type Entity, type EntityKind } from '@/scope/entity'
import type { Window } from '@/time/window'
import type { Question, QuestionKey } from './question'

const NAMES = [
  'serviceName',
  'normal',
  'serviceInstanceName',
  'endpointName',
  'processName',
  'destServiceName',
  'destNormal',
  'destServiceInstanceName',
  'destEndpointName',
  'destProcessName',
] as const satisfies readonly (keyof Entity)[]

export const windowKey = ({ start, end, step, offset, cold }: Window): string =>
  [start, end, step, offset, cold ? 'cold' : ''].join(' ')

export function keyOf({ expression, entity, window }: Question): QuestionKey {
  const parts = [expression, windowKey(window), NAMES.map((name) => entity[name] ?? null)]
  return JSON.stringify(parts) as QuestionKey
}

/** What expressions are about, and when. */
export interface Subject {
  readonly kind: EntityKind
  readonly entity: Entity
  readonly window: Window
}

/**
 * One per expression; stored lists keep empty expressions, which ask nothing (`null`). Nothing at all while the entity lacks
 * a name: OAP would stay silent or say something misleading.
 */
export function questionsOf(
  expressions: readonly string[],
  { kind, entity, window }: Subject,
): readonly (Question | null)[] {
  if (!isComplete(kind, entity)) return []
  return expressions.map((expression) => (isBlank(expression) ? null : { expression, entity, window }))
}

export const isBlank = (expression: string): boolean => expression.trim() === ''

/** One widget's expressions. */
export interface Asking {
  readonly expressions: readonly string[]
  /** On screen now: asked before those that are not. */
  readonly visible: boolean
}

/** Hop 2, the questions of a dashboard: each once, those on screen first, else in the order of the widgets. */
export function plan(askings: readonly Asking[], subject: Subject): readonly Question[] {
  const ordered = [...askings.filter(isVisible), ...askings.filter((asking) => !isVisible(asking))]
  const expressions = new Set(ordered.flatMap((asking) => asking.expressions))
  return questionsOf([...expressions], subject).filter((question) => question !== null)
}

const isVisible = ({ visible }: Asking): boolean => visible
