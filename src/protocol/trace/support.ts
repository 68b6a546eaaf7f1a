import { answerOf, flag, isRecord, Mismatch } from '../decode'
import type { Operation } from '../operation'
import type { TraceCondition } from './condition'
import { queryBasicTraces } from './search'
import { SPAN, type WireSpan } from './span'
import type { TracePage } from './summary'
import { queryTrace } from './trace'

/** An answer of v1, and whether this storage could be asked by v2 as well. */
export interface WithSupport<Answer> {
  readonly answer: Answer
  readonly v2: boolean
}

const withSupport =
  <Answer>(decode: (data: unknown) => Answer) =>
  (data: unknown): WithSupport<Answer> => {
    if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
    return { answer: decode(data), v2: answerOf('hasQueryTracesV2Support', flag)(data) }
  }

/** The first search of a page: it spares the question how to search. */
export const basicTracesAndSupport: Operation<{ readonly condition: TraceCondition }, WithSupport<TracePage>> = {
  name: 'basicTracesAndSupport',
  document: `query BasicTracesAndSupport($condition: TraceQueryCondition) {
    hasQueryTracesV2Support
    queryBasicTraces(condition: $condition) {
      traces { segmentId endpointNames duration start isError traceIds }
    }
  }`,
  needs: 'trace-v2',
  effort: 'search',
  decode: withSupport(queryBasicTraces.decode),
}

/** The first trace of a page, likewise. */
export const traceAndSupport: Operation<{ readonly traceId: string }, WithSupport<readonly WireSpan[]>> = {
  name: 'traceAndSupport',
  document: `query TraceAndSupport($traceId: ID!) {
    hasQueryTracesV2Support
    queryTrace(traceId: $traceId) { spans ${SPAN} }
  }`,
  needs: 'trace-v2',
  effort: 'search',
  decode: withSupport(queryTrace.decode),
}
