import type { Result, ResultKind, ResultOf, Value } from '@/mqe/result'
import { defineWidget, type AnyWidget, type ModelContext } from './contract'

/** What a view of a rare type gets: it makes its model itself. */
export interface Answers<R extends Result> {
  readonly results: readonly (R | null)[]
  readonly context: ModelContext
}

/** A widget whose options and model are loaded with its view: pages without one do not carry them. */
export function defineLater<const K extends ResultKind>(widget: {
  readonly type: string
  readonly accepts: readonly K[]
  readonly view: () => Promise<new () => { $props: { model: Answers<ResultOf<NoInfer<K>>> } }>
}): AnyWidget {
  return defineWidget<object, K, Answers<ResultOf<K>>>({
    ...widget,
    options: () => NONE,
    model: (results, _, context) => ({ results, context }),
    isEmpty: ({ results }) => !results.some((result) => result !== null && hasValue(result)),
  })
}

const NONE = {}
const isKnown = ({ value }: { readonly value: Value }): boolean => value !== null

function hasValue(result: Result): boolean {
  switch (result.kind) {
    case 'scalar':
      return result.values.some(isKnown)
    case 'series':
      return result.lines.some(({ points }) => points.some(isKnown))
    case 'ranking':
    case 'records':
      return result.rows.length > 0
    case 'heatmap':
      return result.columns.length > 0
    default:
      return false
  }
}
