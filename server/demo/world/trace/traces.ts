import type { WireSpan, WireTag } from '@/protocol/trace/span'
import { incidents } from '../data'
import type { Graph } from '../graph'
import type { Sampling } from '../records/sampling'
import { Bounds } from './bounds'
import { Course } from './course'
import type { ForcedStatement } from './forced'
import { tracesIn } from './flows'
import { TraceIds, type TracePlace } from './id'
import { Lasting } from './lasting'
import { FlowMinutes } from './minute'
import { Outlines, type Outline } from './outline'
import type { SpanPlan, VisitPlan } from './plan'
import { planFor } from './plans/plans'
import { SpanWriter } from './spans'
import { SEARCHABLE } from './searchable'
import { Specials, type SpecialOptions } from './specials'
import { tagChance, type TagChance } from './tagChance'

interface Way {
  readonly minutes: FlowMinutes
  readonly course: Course
  readonly bounds: Bounds
  readonly lasting: Lasting
  /** Statuses that incidents make a request end with. */
  readonly statuses: readonly string[]
  /** Statements that traces of the minute were seen with. */
  seen: { readonly minute: number; readonly in: ReadonlyMap<number, readonly ForcedStatement[]> } | null
}

const NO_VISITS = new Int32Array(0)

/** All traces of the world: each a pure function of its place. */
export class Traces {
  readonly specials: Specials
  readonly #graph: Graph
  readonly #sampling: Sampling
  readonly #ids: TraceIds
  readonly #writer: SpanWriter
  readonly #ways: readonly (Way | null)[]
  readonly #outlines = new Outlines()

  constructor(graph: Graph, sampling: Sampling, options: SpecialOptions) {
    const { seed } = graph.ground
    this.specials = new Specials(options)
    this.#graph = graph
    this.#sampling = sampling
    this.#ids = new TraceIds(seed, incidents.traceFlows)
    this.#writer = new SpanWriter(graph, this.#ids)
    this.#ways = incidents.traceFlows.map((flow, index, { length }) => {
      const plan = planFor(flow.id)
      if (!plan) return null
      const minutes = new FlowMinutes(graph, flow, plan)
      if (!minutes.whole) return null
      const lasting = new Lasting(plan.visits.length, length, (minute, into) => this.#extend(index, minute, into))
      const statuses = incidents.incidents.flatMap(({ traces }) =>
        traces.flatMap(({ flow: of, error }) => (of === flow.id && error ? String(error.status) : [])),
      )
      return {
        minutes,
        course: new Course(seed, flow.id, plan),
        bounds: new Bounds(seed, flow.id, plan),
        lasting,
        statuses,
        seen: null,
      }
    })
  }

  id(place: TracePlace): string {
    return this.#ids.of(place)
  }

  segmentId(place: TracePlace, visit: number): string {
    return this.#ids.segment(place, visit)
  }

  /** Where a trace stands, `null` for an id of none. */
  placeOf(id: string): TracePlace | null {
    const place = this.#ids.placeOf(id)
    return place && place.n < this.count(place.flow, place.minute) ? place : null
  }

  /** How many traces a flow begins in a minute. */
  count(flow: number, minute: number): number {
    const data = incidents.traceFlows[flow]
    return data && this.#ways[flow] ? tracesIn(this.#graph, data, minute) : 0
  }

  /** Places of the flows that pass a service, of all without one. */
  flowsWith(service: string | undefined): readonly number[] {
    return this.#ways.flatMap((way, flow) =>
      way && (service === undefined || way.course.plan.visits.some((visit) => visit.service === service)) ? flow : [],
    )
  }

  /** The visits of a flow's plan, none of a flow that cannot be. */
  visits(flow: number): readonly VisitPlan[] {
    return this.#ways[flow]?.course.plan.visits ?? []
  }

  /** The endpoint that a visit of a flow is an entry of. */
  endpoint(flow: number, visit: number): string {
    const { spans, visits } = this.#ways[flow]?.course.plan ?? { spans: [], visits: [] }
    return spans[visits[visit]?.entry ?? -1]?.name ?? ''
  }

  /** What happens in a trace; holds until the next one of the same flow is asked for. */
  course({ flow, minute, n }: TracePlace): Course | null {
    const way = this.#ways[flow]
    if (!way) return null
    const { course, minutes } = way
    if (course.now?.minute === minute && course.n === n) return course
    const forced = this.#seenIn(way, flow, minute).get(n) ?? []
    return course.begin(minutes.at(minute), n, this.#ids.start({ flow, minute, n }), forced)
  }

  /** How long segments of a flow's minute may take: of each visit the least ms, then the most; all -1 without traces. */
  lasting(flow: number, minute: number): Int32Array {
    return this.#ways[flow]?.lasting.at(minute) ?? NO_VISITS
  }

  /** What can be told of the traces of a flow's minute without making them; holds until another minute is asked for. */
  bounds(flow: number, minute: number): Bounds | null {
    const way = this.#ways[flow]
    return way ? way.bounds.take(way.minutes.at(minute), this.#seenIn(way, flow, minute)) : null
  }

  /** The segments of those traces at least whose numbers are given, of all without any. */
  outline(flow: number, minute: number, only: readonly number[] | null = null): Outline {
    return this.#outlines.of(`${flow} ${minute}`, { traces: this.count(flow, minute), only }, (n) => {
      const course = this.course({ flow, minute, n })
      if (!course) throw new Error(`no flow ${flow}`)
      return course
    })
  }

  /** Epoch ms at which the first segment of a service was reported, `null` without one. */
  reportedBy(place: TracePlace, service: string): number | null {
    const course = this.course(place)
    const visit = course?.plan.visits.find((one) => one.service === service && course.isSegment(one))
    return course && visit ? reported(course, visit) : null
  }

  /** The spans of the trace that had been reported by `now`. */
  spans(place: TracePlace, now: number): readonly WireSpan[] {
    const course = this.course(place)
    if (!course) return []
    return this.#writer.spansOf(place, course, (visit) => reported(course, visit) <= now)
  }

  /** Whether some trace may have each of the tags in a visit of its flow. */
  tagChance(flow: number, visit: number, tags: readonly WireTag[]): TagChance {
    const way = this.#ways[flow]
    return way ? tagChance(way.course.plan, visit, tags, way.statuses) : 'never'
  }

  /** Whether a segment has a span with each of the tags. */
  hasTags(place: TracePlace, visit: number, tags: readonly WireTag[]): boolean {
    const course = this.course(place)
    if (!course) return false
    return tags.every((wanted) => this.#tags(course, visit, wanted.key).some(({ value }) => value === wanted.value))
  }

  /**
   * Calls `each` with the tags that can be searched by of all segments of a trace that had been reported by `now`. Spans whose tags are
   * the same in every trace are left out when they are in `told`, which they are put into.
   */
  tell(place: TracePlace, now: number, told: Set<SpanPlan>, each: (tag: WireTag) => void): void {
    const course = this.course(place)
    if (!course) return
    const { visits, spans } = course.plan
    for (let at = 0; at < course.count; at++) {
      const span = spans[course.there[at] ?? 0]
      const visit = span && visits[span.visit]
      if (!visit || told.has(span) || !course.isSegment(visit) || reported(course, visit) > now) continue
      const wanted = searchable(span)
      if (wanted.every(([, value]) => !value.includes('{'))) told.add(span)
      if (wanted.length === 0) continue
      for (const [key, value] of wanted) each({ key, value: this.#writer.value(course, span, value) })
    }
  }

  #seenIn(way: Way, flow: number, minute: number): ReadonlyMap<number, readonly ForcedStatement[]> {
    if (way.seen?.minute !== minute) way.seen = { minute, in: this.#sampling.seenIn(flow, minute) }
    return way.seen.in
  }

  #extend(flow: number, minute: number, into: Int32Array): void {
    const count = this.count(flow, minute)
    const bounds = count === 0 ? null : this.bounds(flow, minute)
    if (!bounds) return
    bounds.all(count)
    into.set(bounds.least)
    into.set(bounds.most, bounds.most.length)
  }

  #tags(course: Course, visit: number, wanted: string): readonly WireTag[] {
    const found: WireTag[] = []
    for (let at = 0; at < course.count; at++) {
      const span = course.plan.spans[course.there[at] ?? 0]
      if (span?.visit !== visit || !span.tags.some(([key]) => key === wanted)) continue
      found.push(...this.#writer.tags(course, span).filter(({ key }) => key === wanted))
    }
    return found
  }
}

const searched = new WeakMap<SpanPlan, SpanPlan['tags']>()

function searchable(span: SpanPlan): SpanPlan['tags'] {
  const known = searched.get(span)
  if (known) return known
  const made = span.tags.filter(([key]) => SEARCHABLE.includes(key))
  searched.set(span, made)
  return made
}

/** Epoch ms at which a segment arrives: when its first span ends. */
const reported = ({ start, duration }: Course, { entry }: VisitPlan): number =>
  (start[entry] ?? 0) + (duration[entry] ?? 0)
