import type { TraceSpan } from '../span'

/** A span of segment `s` from 0 to 10 ms, but for what is given. */
export const span = (given: Partial<TraceSpan> = {}): TraceSpan => ({
  traceId: 't',
  segmentId: 's',
  spanId: 0,
  parentSpanId: -1,
  refs: [],
  serviceCode: 'a',
  serviceInstanceName: 'a-1',
  startTime: 0,
  endTime: 10,
  endpointName: 'op',
  type: 'Local',
  peer: '',
  component: '',
  isError: false,
  layer: '',
  tags: [],
  logs: [],
  ...given,
})

/** Spans of one segment, each `[parent, start, end]` by index. */
export const segment = (...lines: (readonly [parent: number, start: number, end: number])[]): TraceSpan[] =>
  lines.map(([parentSpanId, startTime, endTime], spanId) => span({ spanId, parentSpanId, startTime, endTime }))

export const ref = (parentSegmentId: string, parentSpanId: number, type = 'CROSS_PROCESS', traceId = 't') => ({
  traceId,
  parentSegmentId,
  parentSpanId,
  type,
})

/** A tree of any shape: span n hangs on one of those before it. */
export function grown(count: number, parentOf: (at: number) => number): TraceSpan[] {
  return Array.from({ length: count }, (_, at) => {
    const start = at
    return span({
      segmentId: `s${Math.floor(at / 7)}`,
      spanId: at % 7,
      ...hung(at, parentOf(at)),
      startTime: start,
      endTime: start + 1 + ((at * 7919) % 50),
      serviceCode: `service-${at % 12}`,
      endpointName: `/operation/${at % 97}`,
      tags: [{ key: 'http.method', value: at % 3 === 0 ? 'GET' : 'POST' }],
      isError: at % 101 === 0,
    })
  })
}

function hung(at: number, parent: number): Pick<TraceSpan, 'parentSpanId' | 'refs'> {
  if (parent < 0) return { parentSpanId: -1, refs: [] }
  if (Math.floor(parent / 7) === Math.floor(at / 7)) return { parentSpanId: parent % 7, refs: [] }
  return { parentSpanId: -1, refs: [ref(`s${Math.floor(parent / 7)}`, parent % 7)] }
}
