import type { Entity } from '@/scope/entity'
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

/** One widget's expressions about one entity in one window. */
export interface Asking {
  readonly expressions: readonly string[]
  readonly entity: Entity
  readonly window: Window
  /** On screen now: asked before those that are not. */
  readonly visible: boolean
}

/** The questions of a dashboard: each once, those on screen first, else in the order of the widgets. */
export function plan(askings: readonly Asking[]): readonly Question[] {
  const questions = new Map<QuestionKey, Question>()
  for (const { expressions, entity, window } of [...askings.filter(isVisible), ...askings]) {
    for (const expression of expressions) {
      const question = { expression, entity, window }
      const key = keyOf(question)
      if (!questions.has(key)) questions.set(key, question)
    }
  }
  return [...questions.values()]
}

const isVisible = ({ visible }: Asking): boolean => visible
