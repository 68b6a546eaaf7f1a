import type { WireSpan, WireTag } from '@/protocol/trace/span'

/** A trace that no flow made, with its rows. */
export interface Special {
  readonly id: string
  readonly spans: readonly WireSpan[]
  readonly segments: readonly SpecialSegment[]
}

/** A segment of such a trace, as OAP would list it. */
export interface SpecialSegment {
  readonly traceId: string
  readonly segmentId: string
  readonly service: string
  readonly instance: string
  readonly endpoint: string
  readonly start: number
  readonly duration: number
  readonly isError: boolean
  readonly tags: readonly WireTag[]
}

/** OAP's row of each segment: from its first start to its last end, named by its first entry, with the tags of all spans. */
export function segmentsOf(spans: readonly WireSpan[]): readonly SpecialSegment[] {
  const slices = segmentsIn(spans)
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value
  }
}

/** The same with a pause after every thousand spans. */
export function* segmentsIn(spans: readonly WireSpan[]): Generator<undefined, readonly SpecialSegment[]> {
  const bySegment = new Map<string, { first: WireSpan; named: WireSpan; row: Row }>()
  for (const [index, span] of spans.entries()) {
    const [start, end] = [Number(span.startTime), Number(span.endTime)]
    const known = bySegment.get(span.segmentId)
    if (!known)
      bySegment.set(span.segmentId, {
        first: span,
        named: span,
        row: { start, end, isError: span.isError, tags: [...span.tags] },
      })
    else {
      const { row } = known
      if (known.named.type !== 'Entry' && span.type === 'Entry') known.named = span
      row.start = Math.min(row.start, start)
      row.end = Math.max(row.end, end)
      row.isError ||= span.isError
      row.tags.push(...span.tags)
    }
    if (index % 1000 === 999) yield
  }
  return [...bySegment].map(
    ([
      segmentId,
      {
        first,
        named,
        row: { start, end, isError, tags },
      },
    ]) => ({
      traceId: first.traceId,
      segmentId,
      service: first.serviceCode,
      instance: first.serviceInstanceName,
      endpoint: named.endpointName,
      start,
      duration: end - start,
      isError,
      tags,
    }),
  )
}

interface Row {
  start: number
  end: number
  isError: boolean
  readonly tags: WireTag[]
}

/** A span of which only what matters is told. */
export function spanOf(
  told: Partial<WireSpan> & Pick<WireSpan, 'traceId' | 'segmentId' | 'spanId' | 'serviceCode'>,
): WireSpan {
  return {
    parentSpanId: -1,
    refs: [],
    serviceInstanceName: told.serviceCode,
    startTime: 0,
    endTime: 0,
    endpointName: told.serviceCode,
    type: 'Local',
    peer: '',
    component: 'Unknown',
    isError: false,
    layer: 'Unknown',
    tags: [],
    logs: [],
    attachedEvents: [],
    ...told,
  }
}
