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
  const bySegment = new Map<string, WireSpan[]>()
  for (const span of spans) {
    const known = bySegment.get(span.segmentId)
    if (known) known.push(span)
    else bySegment.set(span.segmentId, [span])
  }
  return [...bySegment].flatMap(([segmentId, list]) => {
    const [first] = list
    if (!first) return []
    const named = list.find(({ type }) => type === 'Entry') ?? first
    const start = list.reduce((least, { startTime }) => Math.min(least, Number(startTime)), Infinity)
    const end = list.reduce((most, { endTime }) => Math.max(most, Number(endTime)), -Infinity)
    return {
      traceId: first.traceId,
      segmentId,
      service: first.serviceCode,
      instance: first.serviceInstanceName,
      endpoint: named.endpointName,
      start,
      duration: end - start,
      isError: list.some(({ isError }) => isError),
      tags: list.flatMap(({ tags }) => tags),
    }
  })
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
