/** A number as it came, or the text that came in its place. */
type Wire = number | { readonly bad: string }

interface Tag {
  readonly key: string
  readonly value: string
}

/** Where the parent of a segment's first span stands. */
export interface TraceRef {
  readonly traceId: string
  readonly parentSegmentId: string
  readonly parentSpanId: Wire
  readonly type: string
}

/** What the model reads of a span; those of the wire have more. Ids are unique within the segment only, times are epoch ms. */
export interface TraceSpan {
  readonly traceId: string
  readonly segmentId: string
  readonly spanId: Wire
  readonly parentSpanId: Wire
  readonly refs: readonly TraceRef[]
  readonly serviceCode: string
  readonly serviceInstanceName: string
  readonly startTime: Wire
  readonly endTime: Wire
  readonly endpointName: string
  readonly type: string
  readonly peer: string
  readonly component: string
  readonly isError: boolean
  readonly layer: string
  readonly tags: readonly Tag[]
  readonly logs: readonly { readonly data: readonly Tag[] }[]
}

export const numberOr = (wire: Wire, otherwise: number): number => (typeof wire === 'number' ? wire : otherwise)
const textOf = (wire: Wire): string => (typeof wire === 'number' ? String(wire) : wire.bad)

/** A span's name in an address; where two spans claim one place, both have it and the first is meant. */
export const spanKey = (span: { readonly segmentId: string; readonly spanId: Wire }): string =>
  placeKey(span.segmentId, span.spanId)

export const refKey = (ref: TraceRef): string => placeKey(ref.parentSegmentId, ref.parentSpanId)

/** In this order, because a segment's id may hold any sign and a number none. */
export const placeKey = (segmentId: string, spanId: Wire): string => `${textOf(spanId)}~${segmentId}`
