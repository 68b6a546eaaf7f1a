import { answerOf, isRecord, Mismatch } from '../decode'
import type { Operation } from '../operation'

/** What one recording can be read as. */
export const JFR_EVENTS = [
  'EXECUTION_SAMPLE',
  'OBJECT_ALLOCATION_IN_NEW_TLAB',
  'OBJECT_ALLOCATION_OUTSIDE_TLAB',
  'LOCK',
  'PROFILER_LIVE_OBJECT',
] as const

export type JfrEvent = (typeof JFR_EVENTS)[number]

/** A frame of a stack tree: the members of the wire under the names that a flame graph reads, so nothing is copied. */
export interface AsyncElement {
  readonly id: string | number
  /** -1 for the root. */
  readonly parentId: string | number
  readonly name: string
  readonly total: number
  readonly self: number | null
}

export interface AsyncTree {
  readonly elements: readonly AsyncElement[]
  /** Elements that could not be read and are left out. */
  readonly damaged: number
}

export interface AsyncAnalysisRequest {
  readonly taskId: string
  readonly instanceIds: readonly string[]
  readonly eventType: JfrEvent
}

/** An unknown task, or one without recordings, is a tree of one empty root (recorded on 10.4 and 11.0). */
export const queryAsyncProfilerAnalyze: Operation<{ readonly request: AsyncAnalysisRequest }, AsyncTree> = {
  name: 'queryAsyncProfilerAnalyze',
  document: `query QueryAsyncProfilerAnalyze($request: AsyncProfilerAnalyzationRequest!) {
    queryAsyncProfilerAnalyze(request: $request) {
      tree { elements { id parentId name: codeSignature total self } }
    }
  }`,
  needs: 'async-profiler',
  effort: 'profile',
  decode: answerOf('queryAsyncProfilerAnalyze', (value, path) => {
    const tree = memberOf(value, 'tree', path)
    const elements = tree === null ? null : memberOf(tree, 'elements', `${path}.tree`)
    if (elements === null) return { elements: [], damaged: 0 }
    if (!Array.isArray(elements)) throw new Mismatch(`${path}.tree.elements`, 'a list', elements)
    return treeOf(elements)
  }),
}

function memberOf(value: unknown, name: string, path: string): unknown {
  if (value === null || value === undefined) return null
  if (!isRecord(value)) throw new Mismatch(path, 'an object', value)
  return value[name] ?? null
}

/** The list itself where all of it can be read, which is how 100 000 frames arrive. */
function treeOf(wire: readonly unknown[]): AsyncTree {
  if (wire.every(isElement)) return { elements: wire, damaged: 0 }
  const elements = wire.flatMap((item) => (isElement(item) ? item : (repaired(item) ?? [])))
  return { elements, damaged: wire.length - elements.length }
}

function isElement(value: unknown): value is AsyncElement {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['parentId']) &&
    typeof value['name'] === 'string' &&
    Number.isFinite(value['total']) &&
    (Number.isFinite(value['self']) || value['self'] === null)
  )
}

const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

/** Longs that a proxy passes on as text, and a name or a self time that is not told. */
function repaired(value: unknown): AsyncElement | null {
  if (!isRecord(value)) return null
  const { id, parentId, name } = value
  const total = numberOf(value['total'])
  if (!isId(id) || !isId(parentId) || total === null) return null
  return { id, parentId, name: typeof name === 'string' ? name : '', total, self: numberOf(value['self']) }
}

function numberOf(value: unknown): number | null {
  const found = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}
