import type { Duration } from '../duration'
import type { Operation } from '../operation'
import type { WireNumber } from '../trace/span'
import type { LogCondition } from './condition'
import type { LogLine } from './line'
import { LOGS_OF_SPANS, MOST_SPANS } from './ofSpans'

/** What of a span tells whether a line may be its; those of the wire have more. Times are epoch ms. */
export interface LineSpan {
  readonly traceId: string
  readonly segmentId: string
  readonly spanId: WireNumber
  readonly parentSpanId: WireNumber
  readonly refs: readonly { readonly parentSegmentId: string; readonly parentSpanId: WireNumber }[]
  readonly serviceCode: string
  readonly serviceInstanceName: string
  readonly startTime: WireNumber
  readonly endTime: WireNumber
}

type Ask = <V extends object, A>(operation: Operation<V, A>, variables: V) => Promise<A>

/** Lines of one span that are compared with the one looked for. */
const MOST_LINES = 200

/**
 * The span that wrote a line, which OAP keeps but does not tell: candidates are asked for their lines, in one document.
 * `null`: none of them has it. `within`: where storage that is searched by time looks. Fails as `ask` does.
 */
export async function spanOfLine<Span extends LineSpan>(
  ask: Ask,
  line: LogLine,
  spans: readonly Span[],
  within: Duration | null = null,
): Promise<Span | null> {
  const candidates = spansAround(line, spans)
  const operation = LOGS_OF_SPANS[candidates.length - 1]
  if (!operation) return null
  const variables = candidates.map((span, at) => [`c${at}`, conditionOf(line, span, within)] as const)
  const pages = await ask(operation, Object.fromEntries(variables))
  return candidates.find((_, at) => pages[at]?.lines.some((found) => isSame(found, line))) ?? null
}

function conditionOf({ instanceId }: LogLine, span: LineSpan, within: Duration | null): LogCondition {
  const { traceId, segmentId, spanId } = span
  return {
    ...(instanceId === null ? {} : { serviceInstanceId: instanceId }),
    relatedTrace: { traceId, segmentId, spanId: typeof spanId === 'number' ? spanId : 0 },
    ...(within === null ? {} : { queryDuration: within }),
    paging: { pageNum: 1, pageSize: MOST_LINES },
  }
}

const isSame = (found: LogLine, line: LogLine): boolean =>
  found.time === line.time && found.content === line.content && found.instanceId === line.instanceId

/** Spans of the line's instance that were under way when it was written: the deepest first, then the one begun last. */
export function spansAround<Span extends LineSpan>(line: LogLine, spans: readonly Span[]): readonly Span[] {
  const { time, traceId } = line
  if (time === null) return []
  const around = ofInstance(line, spans).filter(
    (span) =>
      (traceId === null || span.traceId === traceId) &&
      typeof span.spanId === 'number' &&
      valueOf(span.startTime) <= time &&
      valueOf(span.endTime) >= time,
  )
  if (around.length === 0) return []
  const depthOf = depths(spans)
  return around
    .map((span, at) => ({ span, at, depth: depthOf(span) }))
    .sort((a, b) => b.depth - a.depth || valueOf(b.span.startTime) - valueOf(a.span.startTime) || a.at - b.at)
    .slice(0, MOST_SPANS)
    .map(({ span }) => span)
}

/** OAP cuts the names of a line (at 70 characters, where it is not told otherwise) and keeps those of a span whole. */
function ofInstance<Span extends LineSpan>({ instance, service }: LogLine, spans: readonly Span[]): readonly Span[] {
  if (instance === null || instance === '') return []
  const named = (is: (whole: string, told: string) => boolean): readonly Span[] =>
    spans.filter(
      ({ serviceInstanceName, serviceCode }) =>
        is(serviceInstanceName, instance) && (service === null || is(serviceCode, service)),
    )
  const found = named((whole, told) => whole === told)
  return found.length > 0 ? found : named((whole, told) => whole.startsWith(told))
}

const valueOf = (wire: WireNumber): number => (typeof wire === 'number' ? wire : NaN)
const placeOf = (segmentId: string, spanId: WireNumber): string => `${valueOf(spanId)}~${segmentId}`

/** Spans above a span, over the borders of segments. What calls itself is counted until it does. */
function depths(spans: readonly LineSpan[]): (span: LineSpan) => number {
  const places = new Map(spans.map((span) => [placeOf(span.segmentId, span.spanId), span]))
  const parentOf = ({ segmentId, parentSpanId, refs: [ref] }: LineSpan): LineSpan | undefined =>
    valueOf(parentSpanId) >= 0
      ? places.get(placeOf(segmentId, parentSpanId))
      : ref && places.get(placeOf(ref.parentSegmentId, ref.parentSpanId))
  return (span) => {
    const above = new Set<LineSpan>()
    for (let at = parentOf(span); at !== undefined && at !== span && !above.has(at); at = parentOf(at)) above.add(at)
    return above.size
  }
}
