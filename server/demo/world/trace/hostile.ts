import type { WireSpan } from '@/protocol/trace/span'
import { HOSTILE } from '../hostile'
import { spanOf } from './special'

const MB = 1_000_000
/** So long before now all of them begin. */
const AGO_MS = 90_000

/** Traces that a careless page hangs on, draws nonsense of, or runs: of services whose names are hostile too. */
export function hostileTraces(now: number): readonly (readonly WireSpan[])[] {
  const at = Math.floor(now / 60_000) * 60_000 - AGO_MS
  return [
    ...HOSTILE.map((text, index) => named(text, index, at)),
    cycle(at),
    duplicates(at),
    backwards(at),
    endless(at),
    large(at),
    links(at),
  ]
}

const base = (id: string, at: number, spanId = 0, segment = 0) => ({
  traceId: id,
  segmentId: `${id}.${segment}`,
  spanId,
  serviceCode: HOSTILE[segment] ?? 'nobody',
  type: segment === 0 && spanId === 0 ? 'Entry' : 'Local',
  startTime: at + 10 * spanId,
  endTime: at + 500 - 10 * spanId,
})

/** Everything that can be text is one. */
const named = (text: string, index: number, at: number): readonly WireSpan[] => [
  spanOf({
    ...base(`hostile-name-${index}`, at),
    serviceCode: text,
    serviceInstanceName: text,
    endpointName: text,
    peer: text,
    component: text,
    layer: text,
    isError: true,
    tags: [
      { key: text, value: text },
      { key: 'http.method', value: 'GET' },
    ],
    logs: [{ time: at + 100, data: [{ key: text, value: `${text}\n\u0000\u001B[31mred\u001B[0m\r\n${text}` }] }],
  }),
]

/** Two segments, each of which says that the other called it. */
function cycle(at: number): readonly WireSpan[] {
  const id = 'hostile-cycle'
  const ref = (segment: number, span: number) => [
    { traceId: id, parentSegmentId: `${id}.${segment}`, parentSpanId: span, type: 'CROSS_PROCESS' },
  ]
  return [
    spanOf({ ...base(id, at, 0, 0), refs: ref(1, 1) }),
    spanOf({ ...base(id, at, 1, 0), parentSpanId: 0 }),
    spanOf({ ...base(id, at, 0, 1), refs: ref(0, 1) }),
    spanOf({ ...base(id, at, 1, 1), parentSpanId: 0 }),
    // And one that is its own parent.
    spanOf({ ...base(id, at, 2, 1), parentSpanId: 2 }),
  ]
}

const duplicates = (at: number): readonly WireSpan[] => {
  const id = 'hostile-duplicates'
  return [0, 1, 1, 1, 0].map((spanId, index) =>
    spanOf({ ...base(id, at, spanId), parentSpanId: spanId - 1, endpointName: `number ${index}` }),
  )
}

/** Spans that end before they begin, or before their parent does, and one without any parent there. */
const backwards = (at: number): readonly WireSpan[] => {
  const id = 'hostile-negative'
  return [
    spanOf({ ...base(id, at), endTime: at - 250 }),
    spanOf({ ...base(id, at, 1), parentSpanId: 0, startTime: at - 900, endTime: at + 900 }),
    spanOf({ ...base(id, at, 2), parentSpanId: 77 }),
    spanOf({ ...base(id, at, 3), parentSpanId: 0, startTime: 0, endTime: 0 }),
  ]
}

/** A month long. */
const endless = (at: number): readonly WireSpan[] => {
  const id = 'hostile-month'
  return [
    spanOf({ ...base(id, at), startTime: at - 31 * 86_400_000, endTime: at }),
    spanOf({ ...base(id, at, 1), parentSpanId: 0, startTime: at - 1, endTime: at }),
  ]
}

const large = (at: number): readonly WireSpan[] => {
  const id = 'hostile-tag'
  return [
    spanOf({
      ...base(id, at),
      tags: [
        { key: 'body', value: 'x'.repeat(MB) },
        { key: '', value: '' },
      ],
    }),
  ]
}

const links = (at: number): readonly WireSpan[] => {
  const id = 'hostile-urls'
  const urls = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://good.example/a?b=<c>',
    '//evil.example',
  ]
  return [
    spanOf({
      ...base(id, at),
      tags: urls.map((value, index) => ({ key: index === 0 ? 'url' : `url.${index}`, value })),
    }),
  ]
}
