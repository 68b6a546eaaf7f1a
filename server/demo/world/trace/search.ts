import type { TraceSearch } from './condition'
import { AHEAD_MS } from './minute'
import { LONGEST_MINUTES } from './course'
import { Falling } from './falling'
import type { TracePlace } from './id'
import { Kept, type Candidate, type Compare, type SegmentRow } from './kept'
import type { Outline } from './outline'
import type { Special } from './special'
import type { Traces } from './traces'
import { flowsOf, likelyIn, mostOf, wantedIn, type WantedIn } from './wanted'

const COMPARE: Readonly<Record<TraceSearch['order'], Compare>> = {
  start: (a, b) => b.start - a.start || b.rank - a.rank,
  duration: (a, b) => b.duration - a.duration || b.start - a.start || b.rank - a.rank,
}

/** The first rows of all that satisfy the search, latest or slowest first. Pauses after each minute of each flow. */
export function* searchTraces(traces: Traces, search: TraceSearch): Generator<undefined, readonly SegmentRow[]> {
  const kept = new Kept(COMPARE[search.order], search.rows)
  const found = yield* specials(traces, search)
  for (const [index, special] of found.entries()) for (const one of fromSpecial(special, index, search)) kept.add(one)
  if (search.traceId !== undefined) {
    const place = traces.placeOf(search.traceId)
    const wanted = place && wantedIn(traces, search, place.flow)
    if (wanted) yield* inMinute(traces, search, wanted, place.minute, kept, [place.n])
  } else yield* search.order === 'start' ? latest(traces, search, kept) : slowest(traces, search, kept)
  return kept.rows().map((one) => one.row ?? rowOf(traces, one))
}

/** The first and the last minute that a trace may begin in of which a segment begins in the time. */
const minutesOf = ({ from, to, now }: TraceSearch): readonly [first: number, last: number] => [
  Math.floor((from - AHEAD_MS) / 60_000) - LONGEST_MINUTES,
  Math.floor(Math.min(to, now) / 60_000),
]

/** No trace that begins in a minute or earlier has a segment that begins later, in epoch ms. */
const settled = (minute: number): number => (minute + LONGEST_MINUTES) * 60_000 + AHEAD_MS

function* latest(traces: Traces, search: TraceSearch, kept: Kept): Generator<undefined, void> {
  const flows = flowsOf(traces, search)
  const [first, last] = minutesOf(search)
  for (let minute = last; minute >= first; minute--) {
    for (const wanted of flows) yield* inMinute(traces, search, wanted, minute, kept, null)
    const { worst } = kept
    if (kept.isFull && (worst === null || worst.start > settled(minute))) break
  }
}

/** Looks into the minutes by how long a trace of them may take, until no other can take so long. */
function* slowest(traces: Traces, search: TraceSearch, kept: Kept): Generator<undefined, void> {
  const flows = flowsOf(traces, search)
  const [first, last] = minutesOf(search)
  const falling = new Falling()
  for (let minute = first; minute <= last; minute++) {
    for (const [index, { flow, visits }] of flows.entries()) {
      const most = mostOf(traces.lasting(flow, minute), visits, search)
      if (most > 0) falling.add(most, (minute - first) * flows.length + index)
      yield
    }
  }
  for (let next = falling.next(); next; next = falling.next()) {
    const minute = first + Math.floor(next.place / flows.length)
    const wanted = flows[next.place % flows.length]
    const { worst } = kept
    if (kept.isFull && (worst === null || next.number < worst.duration)) break
    if (worst?.duration === next.number && worst.start > settled(minute)) continue
    if (wanted) yield* inMinute(traces, search, wanted, minute, kept, null)
  }
}

function* specials(traces: Traces, { traceId, now }: TraceSearch): Generator<undefined, readonly Special[]> {
  if (traceId === undefined) return traces.specials.listed(now)
  const found = yield* traces.specials.find(traceId, now)
  return found ? [found] : []
}

function* inMinute(
  traces: Traces,
  search: TraceSearch,
  { flow, visits, isFault }: WantedIn,
  minute: number,
  kept: Kept,
  only: readonly number[] | null,
): Generator<undefined, void> {
  const likely = only ?? likelyIn(traces, search, { flow, visits, isFault }, minute, kept)
  if (likely?.length === 0) {
    yield
    return
  }
  const outline = traces.outline(flow, minute, likely)
  let best: Candidate | null = null
  for (let at = 0; at < outline.count; at++) {
    const n = outline.n[at] ?? 0
    if (best?.place && best.place.n !== n) {
      kept.add(best)
      best = null
    }
    if ((only !== null && !only.includes(n)) || !fits(outline, at, search, visits)) continue
    const one = candidate(outline, at, { flow, minute, n })
    if (!kept.wants(one) || !taggedAs(traces, search, one)) continue
    if (!search.whole) kept.add(one)
    else if (best === null || COMPARE[search.order](one, best) < 0) best = one
  }
  if (best) kept.add(best)
  yield
}

function fits(outline: Outline, at: number, search: TraceSearch, wanted: readonly boolean[]): boolean {
  const start = outline.start[at] ?? 0
  const duration = outline.duration[at] ?? 0
  return (
    wanted[outline.visit[at] ?? 0] === true &&
    inTime(start, search) &&
    (outline.reported[at] ?? 0) <= search.now &&
    lasting(duration, search) &&
    (search.faulty === undefined || search.faulty === (outline.faulty[at] === 1)) &&
    (search.instance === undefined || search.instance.name === outline.who[at])
  )
}

/** OAP stores the second in which a segment began. */
const inTime = (start: number, { from, to }: TraceSearch): boolean => start >= from && start <= to

const lasting = (duration: number, { least, most }: TraceSearch): boolean =>
  (least === undefined || duration >= least) && (most === undefined || duration <= most)

const FLOWS = 16
const TRACES = 64
const VISITS = 64
/** More than there are traces that no flow made. */
const SPECIALS = 1024

const candidate = (outline: Outline, at: number, place: TracePlace): Candidate => ({
  start: outline.start[at] ?? 0,
  duration: outline.duration[at] ?? 0,
  faulty: outline.faulty[at] === 1,
  rank: ((place.minute * FLOWS + place.flow) * TRACES + place.n) * VISITS + (outline.visit[at] ?? 0),
  place,
  visit: outline.visit[at] ?? 0,
  row: null,
})

const taggedAs = (traces: Traces, { tags }: TraceSearch, { place, visit }: Candidate): boolean =>
  tags.length === 0 || (place !== null && traces.hasTags(place, visit, tags))

/** Segments of a trace that no flow made. */
function fromSpecial(special: Special, index: number, search: TraceSearch): readonly Candidate[] {
  const { service, instance, endpoint, tags, faulty, whole, now } = search
  const services = [service, instance?.service, endpoint?.service].filter((one) => one !== undefined)
  const found = special.segments.filter(
    (segment) =>
      services.every(({ name, normal }) => normal && name === segment.service) &&
      (instance === undefined || instance.name === segment.instance) &&
      (endpoint === undefined || endpoint.name === segment.endpoint) &&
      inTime(segment.start, search) &&
      segment.start <= now &&
      lasting(segment.duration, search) &&
      (faulty === undefined || faulty === segment.isError) &&
      tags.every((tag) => segment.tags.some(({ key, value }) => key === tag.key && value === tag.value)),
  )
  const candidates = found.map((row, rank) => {
    const { start, duration, isError } = row
    return { start, duration, faulty: isError, rank: -(1 + rank) * SPECIALS - index, place: null, visit: 0, row }
  })
  return whole ? candidates.toSorted(COMPARE[search.order]).slice(0, 1) : candidates
}

function rowOf(traces: Traces, { place, visit, start, duration, faulty }: Candidate): SegmentRow {
  if (!place) throw new Error('a row without a place')
  return {
    traceId: traces.id(place),
    segmentId: traces.segmentId(place, visit),
    endpoint: traces.endpoint(place.flow, visit),
    start,
    duration,
    isError: faulty,
  }
}
