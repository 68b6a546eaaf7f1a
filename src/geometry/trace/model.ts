import { FLAG } from './flag'
import { link, type Links } from './links'
import { numberOr, placeKey, type TraceSpan } from './span'

/**
 * A trace as arrays in the order in which a waterfall shows it: parents before children, siblings by their start. A subtree
 * is the stretch `[at, at + size[at])`. Times are ms since `start`.
 */
export interface Trace<Span extends TraceSpan = TraceSpan> {
  readonly count: number
  /** Epoch ms of the earliest start. */
  readonly start: number
  /** From the earliest start to the latest end, ms. */
  readonly duration: number
  /** `null` for a span that only others name. */
  readonly spans: readonly (Span | null)[]
  /** -1 for a root. */
  readonly parent: Int32Array
  readonly depth: Int32Array
  /** Spans of the subtree, itself included. */
  readonly size: Int32Array
  readonly from: Float64Array
  readonly to: Float64Array
  /** Time not covered by children, ms. */
  readonly self: Float64Array
  /** Where the wait before it began, ms: the queue, the wire; `NaN` where there was none to see. */
  readonly waitFrom: Float64Array
  readonly flags: Uint16Array
  /** Index into `services`, -1 for a span without one. */
  readonly service: Int32Array
  readonly services: readonly string[]
  readonly maxDepth: number
  readonly errors: number
  /** Spans that the trace has; the others are only named. */
  readonly real: number
  /** By a span's key its place in what came, and by that its place here. */
  readonly places: ReadonlyMap<string, number>
  readonly rank: Int32Array
}

export const has = (trace: Trace, at: number, flag: number): boolean => ((trace.flags[at] ?? 0) & flag) !== 0
export const lengthOf = (trace: Trace, at: number): number => (trace.to[at] ?? 0) - (trace.from[at] ?? 0)
export const hasChildren = (trace: Trace, at: number): boolean => (trace.size[at] ?? 1) > 1

/** Spans in any order, from one server's answer. Nothing is left out and nothing is corrected: what is odd is marked. */
export function traceOf<Span extends TraceSpan>(spans: readonly Span[]): Trace<Span> {
  const links = link(spans)
  const order = preorder(links)
  return fill(spans, links, order)
}

/** Indexes of `links` depth first; a stack instead of calls, because a chain may be thousands deep. */
function preorder({ count, parent, start }: Links): Int32Array {
  const sorted = Int32Array.from({ length: count }, (_, at) => at)
  sorted.sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || a - b)
  // Lists of children, latest first, so that the earliest is taken from the stack first.
  const first = new Int32Array(count + 1).fill(-1)
  const next = new Int32Array(count).fill(-1)
  for (const at of sorted) {
    const under = (parent[at] ?? -1) + 1
    next[at] = first[under] ?? -1
    first[under] = at
  }
  const order = new Int32Array(count)
  const stack: number[] = []
  const push = (under: number): void => {
    for (let at = first[under] ?? -1; at !== -1; at = next[at] ?? -1) stack.push(at)
  }
  push(0)
  for (let done = 0; stack.length > 0; done += 1) {
    const at = stack.pop() ?? 0
    order[done] = at
    push(at + 1)
  }
  return order
}

function fill<Span extends TraceSpan>(spans: readonly Span[], links: Links, order: Int32Array): Trace<Span> {
  const { count } = links
  const rank = new Int32Array(count)
  order.forEach((at, index) => (rank[at] = index))
  const parent = order.map((at) => {
    const above = links.parent[at] ?? -1
    return above < 0 ? -1 : (rank[above] ?? -1)
  })
  const from = Float64Array.from(order, (at) => links.start[at] ?? 0)
  const to = Float64Array.from(order, (at) => links.end[at] ?? 0)
  let start = Infinity
  for (const time of from) if (time < start) start = time
  if (count === 0) start = 0
  let end = start
  for (const time of to) if (time > end) end = time
  for (let at = 0; at < count; at += 1) {
    from[at] = (from[at] ?? 0) - start
    to[at] = (to[at] ?? 0) - start
  }
  const flags = Uint16Array.from(order, (at) => links.flags[at] ?? 0)
  const listed = Array.from(order, (at) => spans[at] ?? null)
  const { depth, size, maxDepth } = shapeOf(parent)
  const waitFrom = new Float64Array(count).fill(NaN)
  const trace = { count, start, duration: end - start, spans: listed, parent, depth, size, from, to, waitFrom, flags }
  markWaits(trace)
  return {
    ...trace,
    maxDepth,
    ...servicesOf(listed),
    self: selfTimes(trace),
    errors: listed.reduce((sum, span) => sum + (span?.isError ? 1 : 0), 0),
    real: spans.length,
    places: links.places,
    rank,
  }
}

function shapeOf(parent: Int32Array): { depth: Int32Array; size: Int32Array; maxDepth: number } {
  const depth = new Int32Array(parent.length)
  const size = new Int32Array(parent.length).fill(1)
  let maxDepth = 0
  parent.forEach((above, at) => {
    if (above >= 0) depth[at] = (depth[above] ?? 0) + 1
    maxDepth = Math.max(maxDepth, depth[at] ?? 0)
  })
  for (let at = parent.length - 1; at > 0; at -= 1) {
    const above = parent[at] ?? -1
    if (above >= 0) size[above] = (size[above] ?? 1) + (size[at] ?? 1)
  }
  return { depth, size, maxDepth }
}

/**
 * What children cover of a span's own time is cut off, overlaps once; what they do before or after it is none of its time. In
 * this order every span meets its children by their start, so one look at the frontier is enough. A span that is only named
 * has no time of its own.
 */
function selfTimes({ parent, from, to, flags }: Pick<Trace, 'parent' | 'from' | 'to' | 'flags'>): Float64Array {
  const isVirtual = (at: number): boolean => ((flags[at] ?? 0) & FLAG.virtual) !== 0
  const self = Float64Array.from(to, (end, at) => (isVirtual(at) ? 0 : end - (from[at] ?? 0)))
  const covered = Float64Array.from(from)
  parent.forEach((above, at) => {
    if (above < 0 || isVirtual(above)) return
    const start = Math.max(from[at] ?? 0, covered[above] ?? 0)
    const end = Math.min(to[at] ?? 0, to[above] ?? 0)
    if (end <= start) return
    self[above] = (self[above] ?? 0) - (end - start)
    covered[above] = end
  })
  return self
}

/** Between processes: the queue's time where the caller had ended, else what the call was on its way. */
function markWaits(trace: Pick<Trace, 'parent' | 'from' | 'to' | 'flags' | 'waitFrom'>): void {
  const { parent, from, to, flags, waitFrom } = trace
  parent.forEach((above, at) => {
    if (above < 0 || ((flags[at] ?? 0) & FLAG.process) === 0 || ((flags[above] ?? 0) & FLAG.virtual) !== 0) return
    const start = from[at] ?? 0
    const left = to[above] ?? 0
    const since = start > left ? left : (from[above] ?? 0)
    if (start > since) waitFrom[at] = since
    if (start < (from[above] ?? 0)) flags[at] = (flags[at] ?? 0) | FLAG.early
  })
}

function servicesOf(spans: readonly (TraceSpan | null)[]): { services: readonly string[]; service: Int32Array } {
  const known = new Map<string, number>()
  const service = Int32Array.from(spans, (span) => {
    if (!span) return -1
    const seen = known.get(span.serviceCode)
    if (seen === undefined) known.set(span.serviceCode, known.size)
    return seen ?? known.size - 1
  })
  return { services: [...known.keys()], service }
}

/** Where a span is, by its key; `null` where the trace has none such. */
export function findPlace(trace: Trace, key: string): number | null {
  const came = trace.places.get(key)
  return came === undefined ? null : (trace.rank[came] ?? null)
}

/** The span's index in this trace by what another one says of it. */
export const placeOfRef = (trace: Trace, segmentId: string, spanId: TraceSpan['spanId']): number | null =>
  findPlace(trace, placeKey(segmentId, spanId))

/** Times of the span as it says them: the model keeps an end before its start at the start. */
export const statedLength = (span: TraceSpan): number => numberOr(span.endTime, NaN) - numberOr(span.startTime, NaN)
