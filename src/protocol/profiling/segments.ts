import { answerOf, integer, isRecord, list, listOrNone, object, text, type Decoder } from '../decode'
import type { Operation } from '../operation'
import { numberOf, readSpan, type WireNumber, type WireSpan } from '../trace/span'

export interface ProfiledSpan extends WireSpan {
  /** Its thread was dumped while it ran: it can be analysed. */
  readonly profiled: boolean
}

/** A call that a task sampled: the spans of the instance that ran it, which may be of several segments. */
export interface SampledTrace {
  readonly traceId: string
  readonly instanceId: string
  readonly instanceName: string
  readonly endpointNames: readonly string[]
  /** Milliseconds. */
  readonly duration: WireNumber
  /** Epoch ms. */
  readonly start: WireNumber
  readonly spans: readonly ProfiledSpan[]
}

const sampled = object({
  traceId: text,
  instanceId: text,
  instanceName: text,
  endpointNames: listOrNone(text),
  duration: integer,
  start: numberOf,
})

/** A span of a profile knows no trace: it is the one of the sample. What is no span at all is left out. */
const trace: Decoder<SampledTrace> = (value, path) => {
  const head = sampled(value, path)
  const spans: readonly unknown[] = isRecord(value) && Array.isArray(value['spans']) ? value['spans'] : []
  return {
    ...head,
    spans: spans.flatMap((wire) => {
      const span = readSpan(wire)
      return span && isRecord(wire) ? { ...span, traceId: head.traceId, profiled: wire['profiled'] === true } : []
    }),
  }
}

/** The samples of a task. Where there is none yet, most servers answer with an error: `isNoneYet` knows its words. */
export const getProfileTaskSegments: Operation<{ readonly taskID: string }, readonly SampledTrace[]> = {
  name: 'getProfileTaskSegments',
  document: `query GetProfileTaskSegments($taskID: ID!) {
    getProfileTaskSegments(taskID: $taskID) {
      traceId instanceId instanceName endpointNames duration start
      spans {
        spanId parentSpanId segmentId refs { traceId parentSegmentId parentSpanId type }
        serviceCode serviceInstanceName startTime endTime endpointName type peer component isError layer
        tags { key value }
        logs { time data { key value } }
        profiled
      }
    }
  }`,
  needs: 'base',
  effort: 'profile',
  decode: answerOf('getProfileTaskSegments', list(trace)),
}

/**
 * Whether a refusal of `getProfileTaskSegments` means that there is no sample: `IN ()` of an empty list is bad SQL
 * (PostgreSQL, recorded 10.2 to 11.0), a task that is not known is a null pointer (recorded 10.4 and 11.0).
 */
export const isNoneYet = (words: string): boolean =>
  /syntax error at or near "\)"|SQL syntax.* near '\)|NullPointerException|"profileTask" is null/s.test(words)
