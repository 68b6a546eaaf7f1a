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
const STATEMENT = 'Mysql/JDBC/PreparedStatement/executeQuery'
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

const NONE: readonly never[] = []
const PAGE_TAGS = [
  { key: 'http.method', value: 'GET' },
  { key: 'http.status_code', value: '200' },
]
/** Every request comes from the first one, out of the loop that asks for page after page. */
const FROM_FIRST = [
  { traceId: SCALE_SPANS, parentSegmentId: `${SCALE_SPANS}.0`, parentSpanId: 1, type: 'CROSS_PROCESS' },
]
const STATEMENT_TAGS = Array.from({ length: REPEATS + 2 }, (_, place) => [
  { key: 'db.type', value: 'Mysql' },
  { key: 'db.statement', value: `SELECT * FROM page WHERE id = ${place}` },
])

/** A whole literal each, of parts that are shared: there are very many. */
function one(request: number, place: number, from: number, { start, lasts, left }: Whole): WireSpan {
  const service = SERVICES[request % SERVICES.length] ?? ''
  const isPage = place === 0
  const isStatement = place > 1
  const isFirst = request === 0
  const begins = isPage && isFirst ? start : from + place * EACH_MS
  const ends = isFirst ? start + lasts : from + left * EACH_MS
  return {
    traceId: SCALE_SPANS,
    segmentId: `${SCALE_SPANS}.${request}`,
    spanId: place,
    parentSpanId: isPage ? -1 : isStatement ? 1 : 0,
    refs: isPage && !isFirst ? FROM_FIRST : NONE,
    serviceCode: service,
    serviceInstanceName: `${service}-0`,
    startTime: begins,
    endTime: isStatement ? begins + EACH_MS - 1 : ends,
    endpointName: isPage ? `GET:/page/${request % 7}` : isStatement ? STATEMENT : 'PageLoop.next',
    type: isPage ? 'Entry' : isStatement ? 'Exit' : 'Local',
    peer: isStatement ? 'mysql-catalog.data.svc.cluster.local:3306' : '',
    component: isPage ? 'SpringMVC' : isStatement ? 'mysql-connector-java' : 'Unknown',
    isError: isStatement && (request * REPEATS + place) % 997 === 0,
    layer: isPage ? 'Http' : isStatement ? 'Database' : 'Unknown',
    tags: isPage ? PAGE_TAGS : isStatement ? (STATEMENT_TAGS[place] ?? NONE) : NONE,
    logs: NONE,
    attachedEvents: NONE,
  }
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
