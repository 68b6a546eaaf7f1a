import { isRecord } from '../decode'

/** A number that is none: its text is kept. */
export interface BadNumber {
  readonly bad: string
}

/** A number as it came, or what came in its place. */
export type WireNumber = number | BadNumber

export interface WireTag {
  readonly key: string
  readonly value: string
}

/** Where the parent of a segment's first span stands: in another segment, of another process or thread. */
export interface WireRef {
  readonly traceId: string
  readonly parentSegmentId: string
  readonly parentSpanId: WireNumber
  readonly type: 'CROSS_PROCESS' | 'CROSS_THREAD' | (string & {})
}

export interface WireLog {
  /** Epoch ms. */
  readonly time: WireNumber
  readonly data: readonly WireTag[]
}

/** An instant finer than a millisecond: seconds of the epoch and the nanoseconds on top. */
export interface WireInstant {
  readonly seconds: WireNumber
  readonly nanos: WireNumber
}

/** Something that was seen inside a span from outside, by eBPF for one. */
export interface WireEvent {
  readonly startTime: WireInstant
  readonly event: string
  readonly endTime: WireInstant
  readonly tags: readonly WireTag[]
  readonly summary: readonly WireTag[]
}

/** A span with every field that OAP has. Ids are unique within the segment only; times are epoch ms. */
export interface WireSpan {
  readonly traceId: string
  readonly segmentId: string
  readonly spanId: WireNumber
  /** -1 for the first of a segment. */
  readonly parentSpanId: WireNumber
  readonly refs: readonly WireRef[]
  readonly serviceCode: string
  readonly serviceInstanceName: string
  readonly startTime: WireNumber
  readonly endTime: WireNumber
  readonly endpointName: string
  readonly type: 'Entry' | 'Exit' | 'Local' | (string & {})
  readonly peer: string
  readonly component: string
  readonly isError: boolean
  readonly layer: string
  readonly tags: readonly WireTag[]
  readonly logs: readonly WireLog[]
  readonly attachedEvents: readonly WireEvent[]
}

/** The selection set of a span. */
export const SPAN = `{
      traceId segmentId spanId parentSpanId
      refs { traceId parentSegmentId parentSpanId type }
      serviceCode serviceInstanceName startTime endTime endpointName type peer component isError layer
      tags { key value }
      logs { time data { key value } }
      attachedEvents {
        startTime { seconds nanos } event endTime { seconds nanos }
        tags { key value } summary { key value }
      }
    }`

/**
 * Reads a span whatever it looks like, because one bad span must not cost the trace: an absent text is empty, an absent list
 * has nothing in it, a number that is none keeps its text. `null` for what is no object at all.
 */
export function readSpan(wire: unknown): WireSpan | null {
  if (!isRecord(wire)) return null
  return {
    traceId: textOf(wire['traceId']),
    segmentId: textOf(wire['segmentId']),
    spanId: numberOf(wire['spanId']),
    parentSpanId: numberOf(wire['parentSpanId']),
    refs: listOf(wire['refs'], readRef),
    serviceCode: textOf(wire['serviceCode']),
    serviceInstanceName: textOf(wire['serviceInstanceName']),
    startTime: numberOf(wire['startTime']),
    endTime: numberOf(wire['endTime']),
    endpointName: textOf(wire['endpointName']),
    type: textOf(wire['type']),
    peer: textOf(wire['peer']),
    component: textOf(wire['component']),
    isError: wire['isError'] === true,
    layer: textOf(wire['layer']),
    tags: listOf(wire['tags'], readTag),
    logs: listOf(wire['logs'], readLog),
    attachedEvents: listOf(wire['attachedEvents'], readEvent),
  }
}

/** `Int` and `Long`, which some proxies pass on as text. */
export function numberOf(wire: unknown): WireNumber {
  if (typeof wire === 'number' && Number.isFinite(wire)) return wire
  if (typeof wire === 'string' && /^-?\d+$/.test(wire)) return Number(wire)
  return { bad: wire === undefined ? '' : typeof wire === 'string' ? wire : (JSON.stringify(wire) ?? '') }
}

const textOf = (wire: unknown): string =>
  typeof wire === 'string' ? wire : wire === null || wire === undefined ? '' : (JSON.stringify(wire) ?? '')

type Members = Readonly<Record<string, unknown>>

/** Items that are no objects are left out. */
const listOf = <Item>(wire: unknown, read: (item: Members) => Item): readonly Item[] =>
  Array.isArray(wire) && wire.length > 0 ? wire.filter(isRecord).map(read) : NONE

const NONE: readonly never[] = []

const readTag = (wire: Members): WireTag => ({ key: textOf(wire['key']), value: textOf(wire['value']) })

const readRef = (wire: Members): WireRef => ({
  traceId: textOf(wire['traceId']),
  parentSegmentId: textOf(wire['parentSegmentId']),
  parentSpanId: numberOf(wire['parentSpanId']),
  type: textOf(wire['type']),
})

const readLog = (wire: Members): WireLog => ({ time: numberOf(wire['time']), data: listOf(wire['data'], readTag) })

const readEvent = (wire: Members): WireEvent => ({
  startTime: readInstant(wire['startTime']),
  event: textOf(wire['event']),
  endTime: readInstant(wire['endTime']),
  tags: listOf(wire['tags'], readTag),
  summary: listOf(wire['summary'], readTag),
})

const readInstant = (wire: unknown): WireInstant => ({
  seconds: numberOf(isRecord(wire) ? wire['seconds'] : wire),
  nanos: numberOf(isRecord(wire) ? wire['nanos'] : wire),
})
