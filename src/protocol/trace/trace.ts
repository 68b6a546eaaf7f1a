import { answerOf } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'
import { SPAN, type WireSpan } from './span'
import { spansOf } from './summary'

/** All spans of a trace, none of an unknown one: parents before children inside a segment. */
export const queryTrace: Operation<{ readonly traceId: string }, readonly WireSpan[]> = {
  name: 'queryTrace',
  document: `query QueryTrace($traceId: ID!) {
    queryTrace(traceId: $traceId) { spans ${SPAN} }
  }`,
  needs: 'base',
  effort: 'search',
  decode: answerOf('queryTrace', spansOf),
}

/** The same within some time, which spares BanyanDB a search through all days, and finds what only its cold stage has. */
export const queryTraceWithin: Operation<
  { readonly traceId: string; readonly duration: Duration },
  readonly WireSpan[]
> = {
  name: 'queryTraceWithin',
  document: `query QueryTraceWithin($traceId: ID!, $duration: Duration) {
    queryTrace(traceId: $traceId, duration: $duration) { spans ${SPAN} }
  }`,
  needs: 'trace-duration',
  effort: 'search',
  decode: answerOf('queryTrace', spansOf),
}
