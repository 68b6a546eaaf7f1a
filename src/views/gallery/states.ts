import type { DataState } from '@/components/state'
import type { Cause, Failure, Result, ResultKind, Value } from '@/mqe/result'
import type { MetricItem } from '@/template/types'
import { buckets } from '@/time/window'
import { WINDOW } from './moment'

/** How a cell comes to a state: what is answered, what is answered after that, and whether something is still asked. */
export interface Way {
  /** One per expression; `null` has no answer yet. */
  readonly results: readonly (Result | null)[]
  /** In place of `results` once their picture is drawn. */
  readonly then?: readonly Result[]
  readonly pending?: boolean
}

const OK = [412, 388, 401, 397, 420, 436, 512, 640, 803, 790, 742] as const
const NAMES = ['checkout', 'orders', 'catalog', 'payment', 'search'] as const

/** A usable answer of the kind; `value` turns every number of it into another. */
export function answerOf(kind: ResultKind, value: (usual: number) => Value = (usual) => usual): Result {
  switch (kind) {
    case 'series': {
      const points = buckets(WINDOW).map((at, index) => ({ at, value: value(OK[index % OK.length] ?? 0) }))
      return { kind, lines: [{ labels: {}, points }] }
    }
    case 'scalar':
      return { kind, values: [{ labels: {}, value: value(413) }] }
    case 'ranking':
      return { kind, rows: NAMES.map((name, index) => ({ name, value: value(803 - 141 * index), owner: null })) }
    case 'records':
      return { kind, rows: NAMES.map((name, index) => ({ name, value: value(803 - 141 * index), traceId: null })) }
    default:
      return { kind: 'nothing' }
  }
}

/** OAP knows the metric and has nothing in the window. */
function silent(kind: ResultKind): Result {
  return kind === 'ranking' || kind === 'records' ? { kind, rows: [] } : answerOf(kind, () => null)
}

const failure = (cause: Cause, message: string): Failure => ({ kind: 'failure', cause, message })
const SYNTAX = failure('expression', "line 1:37 missing ')' at '<EOF>'")

/** Every state that a cell with one expression can be in; a partial one has two. */
export function wayTo(state: DataState, kind: ResultKind): Way {
  const good = answerOf(kind)
  switch (state) {
    case 'loading':
      return { results: [null], pending: true }
    case 'fresh':
      return { results: [good] }
    case 'refreshing':
      return { results: [good], pending: true }
    case 'stale':
      return { results: [good], then: [failure('network', 'oap.test:12800 refused the connection.')] }
    case 'partial':
      return { results: [good, SYNTAX] }
    case 'empty':
      return { results: [silent(kind)] }
    case 'bad-value':
      return { results: [answerOf(kind, (usual) => (usual % 2 ? { bad: '∞' } : usual))] }
    case 'error':
      return { results: [SYNTAX] }
    case 'unsupported':
      return { results: [failure('unsupported', 'This OAP is 10.1.0. Everything else on this page works.')] }
    case 'blocked':
      return { results: [failure('refused', 'The gateway lets nobody ask this.')] }
  }
}

/** A widget as a stored dashboard has it, whose expressions are only names for the answers that are given to it. */
export function itemOf(type: string, title: string, expressions: readonly string[]): MetricItem {
  return {
    type: 'Widget',
    id: title,
    place: { x: 0, y: 0, w: 8, h: 9 },
    name: title,
    title,
    tips: '',
    graph: { type, options: {} },
    expressions,
    subExpressions: [],
    metricConfig: [{ unit: 'ms' }],
    associate: [],
    raw: {},
  }
}
