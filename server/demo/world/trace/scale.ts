import type { WireSpan } from '@/protocol/trace/span'
import { spanOf } from './special'

export const SCALE_SPANS = 'scale-spans'
export const SCALE_DEPTH = 'scale-depth'

const SERVICES = [
  ...['www', 'storefront', 'catalog', 'checkout', 'seatmap', 'pricing'],
  ...['promo', 'profile', 'payment', 'ticketing', 'notify', 'mailer'],
].map((name) => `plover::${name}`)
/** A page asks its store so many times. */
const REPEATS = 40
/** Ms of one repetition. */
const EACH_MS = 2
/** So long before now both traces end. */
const AGO_MS = 60_000

/** `count` spans over twelve services: each request is a segment with forty statements that repeat. Pauses often. */
export function* manySpans(count: number, now: number): Generator<undefined, readonly WireSpan[]> {
  const spans: WireSpan[] = []
  const lasts = count * EACH_MS + SERVICES.length
  const start = Math.floor(now / 60_000) * 60_000 - AGO_MS - lasts
  const each = REPEATS + 2
  for (let index = 0; index < count; index++) {
    const request = Math.floor(index / each)
    const place = index - request * each
    const from = start + request * each * EACH_MS
    spans.push(one(request, place, from, { start, lasts, left: Math.min(each, count - request * each) }))
    if (index % 1000 === 999) yield
  }
  return spans
}

interface Whole {
  readonly start: number
  readonly lasts: number
  /** Spans of this request. */
  readonly left: number
}

function one(request: number, place: number, from: number, { start, lasts, left }: Whole): WireSpan {
  const service = SERVICES[request % SERVICES.length] ?? ''
  const segmentId = `${SCALE_SPANS}.${request}`
  const common = {
    traceId: SCALE_SPANS,
    segmentId,
    spanId: place,
    serviceCode: service,
    serviceInstanceName: `${service}-0`,
  }
  if (place === 0)
    return spanOf({
      ...common,
      startTime: request === 0 ? start : from,
      endTime: request === 0 ? start + lasts : from + left * EACH_MS,
      endpointName: `GET:/page/${request % 7}`,
      type: 'Entry',
      component: 'SpringMVC',
      layer: 'Http',
      // Every request comes from the first one, out of the loop that asks for page after page.
      refs:
        request === 0
          ? []
          : [{ traceId: SCALE_SPANS, parentSegmentId: `${SCALE_SPANS}.0`, parentSpanId: 1, type: 'CROSS_PROCESS' }],
      tags: [
        { key: 'http.method', value: 'GET' },
        { key: 'http.status_code', value: '200' },
      ],
    })
  if (place === 1)
    return spanOf({
      ...common,
      parentSpanId: 0,
      startTime: from + EACH_MS,
      endTime: request === 0 ? start + lasts : from + left * EACH_MS,
      endpointName: 'PageLoop.next',
    })
  return spanOf({
    ...common,
    parentSpanId: 1,
    startTime: from + place * EACH_MS,
    endTime: from + (place + 1) * EACH_MS - 1,
    endpointName: 'Mysql/JDBC/PreparedStatement/executeQuery',
    type: 'Exit',
    peer: 'mysql-catalog.data.svc.cluster.local:3306',
    component: 'mysql-connector-java',
    layer: 'Database',
    isError: (request * REPEATS + place) % 997 === 0,
    tags: [
      { key: 'db.type', value: 'Mysql' },
      { key: 'db.statement', value: `SELECT * FROM page WHERE id = ${place}` },
    ],
  })
}

/** One chain of `count` calls, each inside the one before. Pauses often. */
export function* deepSpans(count: number, now: number): Generator<undefined, readonly WireSpan[]> {
  const spans: WireSpan[] = []
  const start = Math.floor(now / 60_000) * 60_000 - AGO_MS - 2 * count
  for (let level = 0; level < count; level++) {
    const service = SERVICES[level % SERVICES.length] ?? ''
    spans.push(
      spanOf({
        traceId: SCALE_DEPTH,
        segmentId: `${SCALE_DEPTH}.${level}`,
        spanId: 0,
        serviceCode: service,
        serviceInstanceName: `${service}-0`,
        startTime: start + level,
        endTime: start + 2 * count - level,
        endpointName: `GET:/level/${level}`,
        type: 'Entry',
        component: 'SpringMVC',
        layer: 'Http',
        refs:
          level === 0
            ? []
            : [
                {
                  traceId: SCALE_DEPTH,
                  parentSegmentId: `${SCALE_DEPTH}.${level - 1}`,
                  parentSpanId: 0,
                  type: 'CROSS_PROCESS',
                },
              ],
      }),
    )
    if (level % 1000 === 999) yield
  }
  return spans
}
