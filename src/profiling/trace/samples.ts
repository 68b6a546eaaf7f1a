import { traceOf, type Trace } from '@/geometry/trace/model'
import type { AnalyzeQuery } from '@/protocol/profiling/analyze'
import type { ProfiledSpan, SampledTrace } from '@/protocol/profiling/segments'

/** A call that was sampled, with its spans in the order of a waterfall. */
export interface Sample {
  /** Of the row. */
  readonly key: string
  readonly traceId: string
  readonly instance: string
  readonly name: string
  /** Epoch ms; `null`: it cannot be read. */
  readonly start: number | null
  /** Milliseconds. */
  readonly length: number | null
  readonly isError: boolean
  readonly trace: Trace<ProfiledSpan>
  /** Spans that can be analysed. */
  readonly profiled: number
}

const numberOr = (value: SampledTrace['start']): number | null => (typeof value === 'number' ? value : null)

/** The slowest first: they are what a profile is made for. */
export function samplesOf(traces: readonly SampledTrace[]): readonly Sample[] {
  return traces
    .map((one) => ({
      key: `${one.traceId} ${one.instanceId} ${one.spans[0]?.segmentId ?? ''}`,
      traceId: one.traceId,
      instance: one.instanceName,
      name: one.endpointNames[0] ?? one.spans[0]?.endpointName ?? '',
      start: numberOr(one.start),
      length: numberOr(one.duration),
      isError: one.spans.some(({ isError }) => isError),
      trace: traceOf(one.spans),
      profiled: one.spans.filter(({ profiled }) => profiled).length,
    }))
    .sort(
      (one, other) =>
        (other.length ?? -1) - (one.length ?? -1) ||
        (one.start ?? 0) - (other.start ?? 0) ||
        (one.key < other.key ? -1 : 1),
    )
}

export interface Chosen {
  readonly sample: Sample
  /** Place in the sample's trace; `null`: none of its spans can be analysed. */
  readonly at: number | null
}

/** The span that the address names; else the first one that can be analysed, of the sample it names or of all. */
export function chosenOf(samples: readonly Sample[], segment: string | null, span: number | null): Chosen | null {
  if (segment !== null) {
    for (const sample of samples) {
      const spans = sample.trace.spans.map((one, at) => ({ one, at })).filter(({ one }) => one?.segmentId === segment)
      if (spans.length === 0) continue
      const exact = spans.find(({ one }) => one?.spanId === span)
      const best = exact ?? spans.find(({ one }) => one?.profiled)
      return { sample, at: best?.at ?? firstProfiled(sample) }
    }
  }
  const sample = samples.find(({ profiled }) => profiled > 0) ?? samples[0]
  return sample === undefined ? null : { sample, at: firstProfiled(sample) }
}

export function firstProfiled({ trace }: Sample): number | null {
  const at = trace.spans.findIndex((span) => span?.profiled === true)
  return at < 0 ? null : at
}

/** The place of a span's children in its thread: what other threads and processes do is not on its stack. */
function childrenOf(
  span: ProfiledSpan,
  spans: readonly (ProfiledSpan | null)[],
): readonly (readonly [number, number])[] {
  return spans
    .flatMap((one) =>
      one?.segmentId === span.segmentId &&
      one.parentSpanId === span.spanId &&
      one !== span &&
      typeof one.startTime === 'number' &&
      typeof one.endTime === 'number'
        ? [[one.startTime, one.endTime] as const]
        : [],
    )
    .sort(([one], [other]) => one - other)
}

/** The stretches of time that are analysed: a span's own, with or without its children's. None: nothing is left of it. */
export function rangesOf(
  span: ProfiledSpan,
  spans: readonly (ProfiledSpan | null)[],
  children: boolean,
): readonly AnalyzeQuery[] {
  const { segmentId, startTime, endTime } = span
  if (typeof startTime !== 'number' || typeof endTime !== 'number' || endTime < startTime) return []
  const query = (start: number, end: number): AnalyzeQuery => ({ segmentId, timeRange: { start, end } })
  if (children) return [query(startTime, endTime)]
  const found: AnalyzeQuery[] = []
  let from = startTime
  for (const [begin, end] of childrenOf(span, spans)) {
    // Both ends of a range are included.
    if (begin > from) found.push(query(from, Math.min(begin - 1, endTime)))
    from = Math.max(from, end + 1)
    if (from > endTime) break
  }
  if (from <= endTime) found.push(query(from, endTime))
  return found.filter(({ timeRange }) => timeRange.start <= timeRange.end)
}
