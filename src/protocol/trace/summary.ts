import { flag, isRecord, listOrNone, Mismatch, object, optional, text } from '../decode'
import { numberOf, readSpan, type WireNumber, type WireSpan } from './span'

/** A row of a list of traces: a segment in v1, a whole trace in v2. */
export interface TraceRow {
  /** Of the row, unlike `traceId`: several segments of a v1 list may belong to one trace. */
  readonly key: string
  readonly traceId: string
  /** `null` in a v2 list. */
  readonly segmentId: string | null
  readonly endpointNames: readonly string[]
  /** Epoch ms. */
  readonly start: WireNumber
  /** Milliseconds; of a v2 list the duration of the first span. */
  readonly duration: WireNumber
  readonly isError: boolean
  /** All of the trace, in a v2 list. */
  readonly spans?: readonly WireSpan[]
}

export interface TracePage {
  readonly rows: readonly TraceRow[]
  /** Epoch ms of what the server really looked through; `null` where it does not tell (v1). */
  readonly retrieved: { readonly from: WireNumber; readonly to: WireNumber } | null
}

const segment = object({
  segmentId: text,
  endpointNames: listOrNone(text),
  duration: numberOf,
  start: numberOf,
  isError: optional(flag),
  traceIds: listOrNone(text),
})

const brief = object({ traces: listOrNone(segment) })

/** `TraceBrief`: one row per segment. */
export const readBrief = (data: unknown, path: string): TracePage => ({
  rows: brief(data, path).traces.map(({ traceIds, isError, ...row }) => ({
    ...row,
    key: row.segmentId,
    traceId: traceIds[0] ?? '',
    isError: isError === true,
  })),
  retrieved: null,
})

/** `TraceList`: whole traces. One without any span is left out. */
export function readTraces(data: unknown, path: string): TracePage {
  if (!isRecord(data) || !Array.isArray(data['traces'])) throw new Mismatch(path, 'a list of traces', data)
  const range = data['retrievedTimeRange']
  return {
    rows: data['traces'].flatMap((trace: unknown, index) => rowOf(spansOf(trace, `${path}.traces[${index}]`)) ?? []),
    retrieved: isRecord(range) ? { from: numberOf(range['startTime']), to: numberOf(range['endTime']) } : null,
  }
}

/** Spans of a `Trace` or a `TraceV2`; what is no span at all is left out. */
export function spansOf(trace: unknown, path: string): readonly WireSpan[] {
  if (!isRecord(trace) || !Array.isArray(trace['spans'])) throw new Mismatch(path, 'a list of spans', trace)
  return trace['spans'].flatMap((span: unknown) => readSpan(span) ?? [])
}

function rowOf(spans: readonly WireSpan[]): TraceRow | null {
  const first = spans.reduce<WireSpan | undefined>(
    (best, span) => (best && !leads(span, best) ? best : span),
    undefined,
  )
  if (!first) return null
  const { startTime, endTime } = first
  return {
    key: first.traceId,
    traceId: first.traceId,
    segmentId: null,
    endpointNames: [first.endpointName],
    start: startTime,
    duration: typeof startTime === 'number' && typeof endTime === 'number' ? endTime - startTime : { bad: '' },
    isError: spans.some((span) => span.isError),
    spans,
  }
}

/** Whether a span is more likely the root: nobody called it, then the earlier. */
function leads(span: WireSpan, other: WireSpan): boolean {
  const [called, otherCalled] = [isCalled(span), isCalled(other)]
  return called === otherCalled ? timeOf(span) < timeOf(other) : !called
}

const isCalled = ({ refs, parentSpanId }: WireSpan): boolean => refs.length > 0 || parentSpanId !== -1

const timeOf = ({ startTime }: WireSpan): number => (typeof startTime === 'number' ? startTime : Infinity)
