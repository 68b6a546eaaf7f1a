import type { WireSpan } from '@/protocol/trace/span'
import { demoSpan, tag, traceDemos } from '@/traces/reader/demo'
import { demoOf, refused } from '../demoAnswers'
import type { PanelDemo, Request } from '../demos'

const MINUTE = 60_000

/** The same trace under another id, begun `ago` minutes before now. */
function moved(spans: readonly WireSpan[], traceId: string, begin: number): readonly WireSpan[] {
  const starts = spans.flatMap(({ startTime }) => (typeof startTime === 'number' ? startTime : []))
  const by = begin - Math.min(...starts)
  const later = (time: WireSpan['startTime']): WireSpan['startTime'] => (typeof time === 'number' ? time + by : time)
  return spans.map((span) => ({
    ...span,
    traceId,
    refs: span.refs.map((ref) => ({ ...ref, traceId: ref.traceId === span.traceId ? traceId : ref.traceId })),
    startTime: later(span.startTime),
    endTime: later(span.endTime),
    logs: span.logs.map((log) => ({ ...log, time: later(log.time) })),
    attachedEvents: [],
  }))
}

type Traces = readonly (readonly WireSpan[])[]

/** Spread over the window, the first one last. */
const spread = (traces: Traces, now: number): Traces =>
  traces.map((spans, at) => moved(spans, `demo.${at + 1}`, now - (2 + (at * 26) / traces.length) * MINUTE))

const ALL: Traces = traceDemos.map(({ spans }) => spans)
const MANY: Traces = Array.from({ length: 60 }, (_, at) => [
  demoSpan([at % 3 === 0 ? 'checkout' : 'catalog', at % 3 === 0 ? 'POST:/orders' : 'GET:/items', 0, 20 + at ** 2], {
    isError: at % 11 === 0,
  }),
])
const LONG = 'x'.repeat(900)
const HOSTILE: Traces = [
  [
    demoSpan(['<img src=x onerror=alert(1)>', '</script><script>alert("span")</script>', 0, 900], {
      isError: true,
      component: '{{7*7}}',
      tags: [tag('__proto__', '${jndi:ldap://x}'), tag('url', 'javascript:alert(1)'), tag(LONG, LONG)],
    }),
    demoSpan([LONG, LONG, 100, 400], {
      segmentId: '<img src=x onerror=alert(1)>',
      spanId: 1,
      parentSpanId: 0,
      peer: LONG,
      component: LONG,
      layer: LONG,
    }),
  ],
  [demoSpan(['متجر::پرداخت', 'سلة التسوق \u202eesrever\u202c عربة', 0, 310])],
  [demoSpan(['🦅'.repeat(40), '', 0, 0])],
  [demoSpan(['  spaces   around  ', '\tone\n\ntwo', 0, 45], { endTime: { bad: '∞' } })],
]

/** A storage that has whole traces. */
const answering =
  (traces: Traces) =>
  ({ operation, now }: Request): unknown => {
    const found = spread(traces, now)
    switch (operation) {
      case 'BasicTracesAndSupport':
        return { data: { hasQueryTracesV2Support: true, queryBasicTraces: { traces: [] } } }
      case 'TraceAndSupport':
        return { data: { hasQueryTracesV2Support: true, queryTrace: { spans: [] } } }
      case 'QueryTraces':
        return { data: { queryTraces: { traces: found.map((spans) => ({ spans })), retrievedTimeRange: null } } }
      default:
        return more(operation)
    }
  }

/** A storage that lists segments only. */
const segments = ({ operation, now }: Request): unknown => {
  if (operation !== 'BasicTracesAndSupport') return more(operation)
  const traces = spread(MANY, now).flatMap(([span]) => {
    if (!span || typeof span.startTime !== 'number' || typeof span.endTime !== 'number') return []
    const { traceId, endpointName, startTime, endTime, isError } = span
    const duration = endTime - startTime
    return {
      ...{ segmentId: `${traceId}.0`, traceIds: [traceId], endpointNames: [endpointName] },
      ...{ start: String(startTime), duration, isError },
    }
  })
  return { data: { hasQueryTracesV2Support: false, queryBasicTraces: { traces } } }
}

/** What a search asks besides. */
function more(operation: string): unknown {
  switch (operation) {
    case 'ListServices':
      return { data: { listServices: [] } }
    case 'QueryTraceTagAutocompleteKeys':
      return { data: { queryTraceTagAutocompleteKeys: ['http.method', 'http.status_code'] } }
    default:
      return undefined
  }
}

const demo = demoOf('Trace')
const opened = (traceId: string) => ({ filters: new Map([['open', traceId]]) })

export const demos: readonly PanelDemo[] = [
  demo('Whole traces', 24, 22, { answer: answering(ALL) }),
  ...traceDemos.map(({ name }, at) =>
    demo(`${name}, beside the list`, 24, 26, { answer: answering(ALL), panel: opened(`demo.${at + 1}`) }),
  ),
  demo('As a flame graph', 24, 26, { answer: answering(ALL), panel: { ...opened('demo.1'), view: 'flame' } }),
  demo('Segments', 12, 20, { answer: segments }),
  demo('Narrow', 6, 20, { answer: answering(MANY) }),
  demo('Not answered yet', 6, 20, { answer: () => undefined, state: 'loading' }),
  demo('Names to beware of', 24, 20, { answer: answering(HOSTILE) }),
  demo('One with names to beware of', 24, 22, { answer: answering(HOSTILE), panel: opened('demo.1') }),
  demo('Nothing found', 8, 16, { answer: answering([]), state: 'empty' }),
  demo('Nothing fits', 8, 16, {
    answer: answering([]),
    panel: { filters: new Map([['status', 'error']]) },
    state: 'empty',
  }),
  demo('Refused', 8, 16, {
    answer: () => refused('Exception while fetching data (/queryBasicTraces) : storage is not reachable'),
    state: 'error',
  }),
]
