import type { InstanceKey, ServiceKey } from '@/protocol/ids'
import { AHEAD_MS } from './minute'
import { LONGEST_MINUTES } from './course'
import type { TracePlace } from './id'
import type { Outline } from './outline'
import type { Special } from './special'
import type { Traces } from './traces'

/** What segments are searched by; all of it must hold. */
export interface TraceSearch {
  readonly service?: ServiceKey
  readonly instance?: InstanceKey
  readonly endpoint?: InstanceKey
  readonly traceId?: string
  /** Epoch ms, both included: when a segment begins, by the clock of its host. */
  readonly from: number
  readonly to: number
  /** Epoch ms of the server's clock: what is not reported by then is not there. */
  readonly now: number
  /** Ms, both included. */
  readonly least?: number
  readonly most?: number
  readonly faulty?: boolean
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  readonly order: 'start' | 'duration'
  /** Rows of whole traces, each by the best of its segments, instead of segments. */
  readonly whole: boolean
  /** The first so many rows of the order are wanted. */
  readonly rows: number
}

/** A segment that was found. */
export interface SegmentRow {
  readonly traceId: string
  readonly segmentId: string
  readonly endpoint: string
  readonly start: number
  readonly duration: number
  readonly isError: boolean
}

/** A row as far as its place among the others needs it. */
interface Candidate {
  readonly start: number
  readonly duration: number
  readonly faulty: boolean
  /** Of equals the one that was made last comes first. */
  readonly rank: number
  readonly place: TracePlace | null
  readonly visit: number
  readonly row: SegmentRow | null
}

type Compare = (a: Candidate, b: Candidate) => number

const COMPARE: Readonly<Record<TraceSearch['order'], Compare>> = {
  start: (a, b) => b.start - a.start || b.rank - a.rank,
  duration: (a, b) => b.duration - a.duration || b.start - a.start || b.rank - a.rank,
}

/** The first rows of all that satisfy the search, latest or slowest first. Pauses after each minute of each flow. */
export function* searchTraces(traces: Traces, search: TraceSearch): Generator<undefined, readonly SegmentRow[]> {
  const kept = new Kept(COMPARE[search.order], search.rows)
  for (const special of yield* specials(traces, search)) for (const one of fromSpecial(special, search)) kept.add(one)
  const place = search.traceId === undefined ? null : traces.placeOf(search.traceId)
  if (place) yield* inMinute(traces, search, place.flow, place.minute, kept, place.n)
  if (search.traceId !== undefined) return kept.rows(traces)
  const first = Math.floor((search.from - AHEAD_MS) / 60_000) - LONGEST_MINUTES
  const flows = traces.flowsWith(search.service?.name ?? search.instance?.service.name ?? search.endpoint?.service.name)
  for (let minute = Math.floor(Math.min(search.to, search.now) / 60_000); minute >= first; minute--) {
    for (const flow of flows) yield* inMinute(traces, search, flow, minute, kept, null)
    // No earlier trace has a segment that begins later than this.
    const settled = (minute + LONGEST_MINUTES) * 60_000 + AHEAD_MS
    if (search.order === 'start' && kept.holdsAllAfter(settled)) break
  }
  return kept.rows(traces)
}

function* specials(traces: Traces, { traceId, now }: TraceSearch): Generator<undefined, readonly Special[]> {
  if (traceId === undefined) return traces.specials.listed(now)
  const found = yield* traces.specials.find(traceId, now)
  return found ? [found] : []
}

function* inMinute(
  traces: Traces,
  search: TraceSearch,
  flow: number,
  minute: number,
  kept: Kept,
  only: number | null,
): Generator<undefined, void> {
  const outline = traces.outline(flow, minute)
  const wanted = wantedVisits(traces, search, flow)
  let best: Candidate | null = null
  for (let at = 0; at < outline.count; at++) {
    const n = outline.n[at] ?? 0
    if (best?.place && best.place.n !== n) {
      kept.add(best)
      best = null
    }
    if ((only !== null && n !== only) || !fits(outline, at, search, wanted)) continue
    const one = candidate(outline, at, { flow, minute, n })
    if (!kept.wants(one) || !taggedAs(traces, search, one)) continue
    if (!search.whole) kept.add(one)
    else if (best === null || COMPARE[search.order](one, best) < 0) best = one
  }
  if (best) kept.add(best)
  yield
}

/** Which visits of a flow are of the service and endpoint that are asked for, and may have the tags. */
function wantedVisits(
  traces: Traces,
  { service, instance, endpoint, tags }: TraceSearch,
  flow: number,
): readonly boolean[] {
  const services = [service, instance?.service, endpoint?.service].filter((one) => one !== undefined)
  return traces
    .visits(flow)
    .map(
      (visit) =>
        services.every(({ name, normal }) => normal && name === visit.service) &&
        (endpoint === undefined || endpoint.name === traces.endpoint(flow, visit.index)) &&
        (tags.length === 0 || traces.mayHaveTags(flow, visit.index, tags)),
    )
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
function fromSpecial(special: Special, search: TraceSearch): readonly Candidate[] {
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
    return { start, duration, faulty: isError, rank: -1 - rank, place: null, visit: 0, row }
  })
  return whole ? candidates.toSorted(COMPARE[search.order]).slice(0, 1) : candidates
}

/** The best rows of those that it was given, never many more than are wanted. */
class Kept {
  readonly #compare: Compare
  readonly #most: number
  #rows: Candidate[] = []
  #worst: Candidate | null = null

  constructor(compare: Compare, most: number) {
    this.#compare = compare
    this.#most = most
  }

  /** False for a row that can only be left out. */
  wants(one: Candidate): boolean {
    return this.#worst === null || this.#compare(one, this.#worst) < 0
  }

  add(one: Candidate): void {
    if (!this.wants(one)) return
    this.#rows.push(one)
    if (this.#rows.length > 2 * this.#most + 256) this.#prune()
  }

  /** Whether all rows that are wanted begin after a time. */
  holdsAllAfter(time: number): boolean {
    if (this.#rows.length < this.#most) return false
    this.#prune()
    const last = this.#rows[this.#most - 1]
    return last === undefined || last.start > time
  }

  rows(traces: Traces): readonly SegmentRow[] {
    this.#prune()
    return this.#rows.map((one) => one.row ?? rowOf(traces, one))
  }

  #prune(): void {
    this.#rows = this.#rows.sort(this.#compare).slice(0, this.#most)
    this.#worst = this.#rows.length === this.#most ? (this.#rows[this.#most - 1] ?? null) : null
  }
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
