import { FLAG } from './flag'
import { numberOr, placeKey, refKey, spanKey, type TraceRef, type TraceSpan } from './span'

/** Who hangs on whom, by index: the spans as they came, then those that are only named. */
export interface Links {
  readonly count: number
  readonly parent: Int32Array
  readonly flags: Uint16Array
  /** Epoch ms; an end is never before its start. */
  readonly start: Float64Array
  readonly end: Float64Array
  /** The first span of each place, by its key. */
  readonly places: ReadonlyMap<string, number>
}

export function link(spans: readonly TraceSpan[]): Links {
  const places = new Map<string, number>()
  const flags: number[] = spans.map((span, at) => {
    const key = spanKey(span)
    const other = places.get(key)
    if (other === undefined) places.set(key, at)
    return (span.isError ? FLAG.error : 0) | (other === undefined ? 0 : FLAG.duplicate)
  })
  const parent: number[] = []
  spans.forEach((span, at) => {
    const found = parentOf(span, places)
    parent[at] = found.at
    flags[at] = (flags[at] ?? 0) | found.flag
  })
  // Spans that are named and not there, one for each place.
  const named = new Map<string, number>()
  spans.forEach((span, at) => {
    if (((flags[at] ?? 0) & FLAG.orphan) === 0) return
    const key = missingOf(span)
    const known = named.get(key) ?? spans.length + named.size
    named.set(key, known)
    parent[at] = known
  })
  for (let more = 0; more < named.size; more += 1) {
    parent.push(-1)
    flags.push(FLAG.virtual)
  }
  cut(parent, flags)
  return { count: parent.length, parent: Int32Array.from(parent), ...timesOf(spans, parent, flags), places }
}

interface Found {
  readonly at: number
  readonly flag: number
}
const NONE: Found = { at: -1, flag: 0 }

const kindOf = (ref: TraceRef): number => (ref.type === 'CROSS_THREAD' ? FLAG.thread : FLAG.process)

/** A span of a segment has its parent there; the first one has it where its refs say, in this trace before in others. */
function parentOf(span: TraceSpan, places: ReadonlyMap<string, number>): Found {
  const above = numberOr(span.parentSpanId, -1)
  if (above >= 0) {
    const at = places.get(placeKey(span.segmentId, above))
    return at === undefined ? { at: -1, flag: FLAG.orphan } : { at, flag: 0 }
  }
  for (const ref of span.refs) {
    const at = places.get(refKey(ref))
    if (at !== undefined) return { at, flag: kindOf(ref) }
  }
  const own = ownRef(span)
  return own ? { at: -1, flag: FLAG.orphan | kindOf(own) } : NONE
}

/** A ref to another trace is a link, not a parent that is missing. */
const ownRef = (span: TraceSpan): TraceRef | undefined => span.refs.find((ref) => ref.traceId === span.traceId)

const missingOf = (span: TraceSpan): string => {
  const above = numberOr(span.parentSpanId, -1)
  if (above >= 0) return placeKey(span.segmentId, above)
  const ref = ownRef(span)
  return ref ? refKey(ref) : ''
}

/** Where parents run in a circle, the member that came first becomes a root. */
function cut(parent: number[], flags: number[]): void {
  const walk = new Int32Array(parent.length)
  for (let from = 0; from < parent.length; from += 1) {
    let at = from
    while (at >= 0 && walk[at] === 0) {
      walk[at] = from + 1
      at = parent[at] ?? -1
    }
    if (at < 0 || walk[at] !== from + 1) continue
    let first = at
    for (let one = parent[at] ?? -1; one !== at && one >= 0; one = parent[one] ?? -1) first = Math.min(first, one)
    parent[first] = -1
    flags[first] = (flags[first] ?? 0) | FLAG.cycle
  }
}

/** Spans without a time stand at their parent's start; those that are only named reach over their children. */
function timesOf(
  spans: readonly TraceSpan[],
  parent: readonly number[],
  flags: number[],
): { readonly flags: Uint16Array; readonly start: Float64Array; readonly end: Float64Array } {
  const start = new Float64Array(parent.length).fill(NaN)
  const end = new Float64Array(parent.length).fill(NaN)
  let earliest = Infinity
  spans.forEach((span, at) => {
    const begin = numberOr(span.startTime, numberOr(span.endTime, NaN))
    const finish = numberOr(span.endTime, begin)
    if (typeof span.startTime !== 'number' || typeof span.endTime !== 'number')
      flags[at] = (flags[at] ?? 0) | FLAG.badTime
    if (finish < begin) flags[at] = (flags[at] ?? 0) | FLAG.negative
    start[at] = begin
    end[at] = Math.max(begin, finish)
    if (begin < earliest) earliest = begin
  })
  for (let at = 0; at < spans.length; at += 1) {
    const above = parent[at] ?? -1
    if (above < spans.length || Number.isNaN(start[at])) continue
    start[above] = Math.min(orElse(start[above], Infinity), start[at] ?? 0)
    end[above] = Math.max(orElse(end[above], -Infinity), end[at] ?? 0)
  }
  const fallback = earliest === Infinity ? 0 : earliest
  for (let at = 0; at < parent.length; at += 1) {
    if (!Number.isNaN(start[at])) continue
    const above = parent[at] ?? -1
    start[at] = end[at] = orElse(above < 0 ? NaN : start[above], fallback)
  }
  return { flags: Uint16Array.from(flags), start, end }
}

const orElse = (value: number | undefined, otherwise: number): number =>
  value === undefined || Number.isNaN(value) ? otherwise : value
