import type { WireSpan, WireTag } from '@/protocol/trace/span'
import type { Graph } from '../graph'
import type { Course } from './course'
import { exceptionOf, ownException, passedOn, type Exception } from './faults'
import { eventsIn } from './attached'
import type { TraceIds, TracePlace } from './id'
import type { SpanPlan, VisitPlan } from './plan'

const STOREFRONT = 'plover::storefront'
const CHECKOUT = 'plover::checkout'
/** Every so manieth trace of the storefront came with an id of W3C. */
const W3C_EVERY = 200
/** Share of the storefront's traces that belong to the tour. */
const ON_TOUR = 0.05
const OK = '200'

/** The spans of the trace that a course holds, as OAP lists them. */
export class SpanWriter {
  readonly #graph: Graph
  readonly #ids: TraceIds

  constructor(graph: Graph, ids: TraceIds) {
    this.#graph = graph
    this.#ids = ids
  }

  /** Depth first, parents before what they call; what lost its parent stands behind, by its start. */
  spansOf(place: TracePlace, course: Course, visible: (visit: VisitPlan) => boolean): readonly WireSpan[] {
    const traceId = this.#ids.of(place)
    const roots = new Map<number, WireSpan[]>()
    const seen = new Int32Array(course.plan.visits.length)
    const numbers = new Int32Array(course.plan.spans.length)
    for (const span of course.plan.spans) {
      const visit = course.plan.visits[span.visit]
      if (!visit || course.present[span.index] === 0 || !course.isSegment(visit) || !visible(visit)) continue
      const spanId = seen[visit.index] ?? 0
      numbers[span.index] = spanId
      seen[visit.index] = spanId + 1
      const root = rootOf(course, visit, visible)
      const at = { traceId, place, spanId, parentSpanId: span.parent < 0 ? -1 : (numbers[span.parent] ?? 0) }
      const made = this.#span(course, span, visit, at, numbers)
      const known = roots.get(root)
      if (known) known.push(made)
      else roots.set(root, [made])
    }
    const startOf = (spans: readonly WireSpan[]): number => Number(spans[0]?.startTime ?? 0)
    return [...roots.values()].toSorted((a, b) => startOf(a) - startOf(b)).flat()
  }

  /** Tags of a span, those that can be searched by among them. */
  tags(course: Course, span: SpanPlan): readonly WireTag[] {
    const forced = course.forcedAt(span.index)
    const tags = span.tags.map(([key, value]) => ({ key, value: this.value(course, span, value) }))
    const told = forced ? tags.map((tag) => forcedTag(tag, forced.text)) : tags
    return span.does === 'serve' ? [...told, ...this.#marks(course, span)] : told
  }

  #span(
    course: Course,
    span: SpanPlan,
    visit: VisitPlan,
    at: {
      readonly traceId: string
      readonly place: TracePlace
      readonly spanId: number
      readonly parentSpanId: number
    },
    numbers: Int32Array,
  ): WireSpan {
    const startTime = course.told(span)
    const endTime = startTime + (course.duration[span.index] ?? 0)
    const isError = course.wrong[span.index] === 1
    const entry = span.index === visit.entry
    const forced = course.forcedAt(span.index)
    return {
      traceId: at.traceId,
      segmentId: this.#ids.segment(at.place, visit.index),
      spanId: at.spanId,
      parentSpanId: at.parentSpanId,
      refs: entry ? this.#refs(at, visit, numbers) : [],
      serviceCode: visit.service,
      serviceInstanceName: course.who(visit.index),
      startTime,
      endTime,
      endpointName: forced ? forcedName(span.name, forced.text) : span.name,
      type: span.type,
      peer: span.peer,
      component: span.component,
      isError,
      layer: span.layer,
      tags: this.tags(course, span),
      logs: isError ? [{ time: endTime, data: logOf(exceptionAt(course, span, this.#language(visit))) }] : [],
      attachedEvents: eventsIn(course, span),
    }
  }

  #refs(
    { traceId, place }: { readonly traceId: string; readonly place: TracePlace },
    { caller, parent, way }: VisitPlan,
    numbers: Int32Array,
  ): WireSpan['refs'] {
    if (caller < 0) return []
    const type = way === 'spawn' ? 'CROSS_THREAD' : 'CROSS_PROCESS'
    const parentSegmentId = this.#ids.segment(place, parent)
    return [{ traceId, parentSegmentId, parentSpanId: numbers[caller] ?? 0, type }]
  }

  /** A value of the plan as it is in this trace. */
  value(course: Course, span: SpanPlan, value: string): string {
    if (value === '{status}') return statusOf(course, span)
    if (!value.includes('{')) return value
    let drawn = 0
    return value
      .replaceAll('{n}', () => String(100 + Math.floor(899 * course.draw(span.index, 10 + (drawn++ % 5)))))
      .replace('{status}', () => statusOf(course, span))
      .replace('{rpc}', () => (statusOf(course, span) === OK ? 'OK' : 'UNAVAILABLE'))
  }

  #marks(course: Course, { visit, index }: SpanPlan): readonly WireTag[] {
    const { service, caller, way } = course.plan.visits[visit] ?? {}
    const marks: WireTag[] = []
    const { minute = 0 } = course.now ?? {}
    if (service === STOREFRONT && (minute * 60 + course.n) % W3C_EVERY === 0)
      marks.push({
        key: 'traceparent',
        value: `00-${this.#ids.hex(`w3c|${minute}|${course.n}`, 4)}-${this.#ids.hex(`parent|${minute}`, 2)}-01`,
      })
    if (service === STOREFRONT && course.draw(index, 9) < ON_TOUR)
      marks.push({ key: 'sw8-correlation', value: 'tour=4711' })
    if (service === CHECKOUT && minute % 30 === 7 && course.n === 3)
      marks.push({ key: 'spp.breakpoint-id', value: `bp-${minute % 1440}` })
    if (way === 'send' && caller !== undefined) {
      const sent = (course.start[caller] ?? 0) + (course.duration[caller] ?? 0)
      marks.push({ key: 'transmission.latency', value: String((course.start[index] ?? 0) - sent) })
    }
    return marks
  }

  #language({ service }: VisitPlan): string | undefined {
    return this.#graph.find(service, true)?.data.language
  }
}

/** What went wrong in a span of a service that is written in a language. */
export function exceptionAt(course: Course, { visit, index }: SpanPlan, language: string | undefined): Exception {
  const mark = course.markOf(visit)
  if (mark && (mark.span === index || course.fault[visit] === mark.span)) return exceptionOf(mark.what.exception)
  const fault = course.plan.spans[course.fault[visit] ?? -1]
  return fault?.does === 'call' ? passedOn(fault.peer, statusOf(course, fault)) : ownException(language)
}

/** The status that a request ended with, at both its sides. */
function statusOf(course: Course, { does, visit, index, end }: SpanPlan): string {
  const { spans } = course.plan
  const mark = course.markOf(visit)
  if (does === 'store') return course.wrong[index] === 1 ? String(mark?.what.status ?? 500) : OK
  const of = does === 'call' && index + 1 < end ? (spans[index + 1]?.visit ?? visit) : visit
  if ((course.fault[of] ?? -1) < 0) return OK
  return failedWith(course, of)
}

/** The status that a visit answers with. */
export const statusAt = (course: Course, visit: number): string =>
  (course.fault[visit] ?? -1) < 0 ? OK : failedWith(course, visit)

function failedWith(course: Course, visit: number): string {
  const own = course.markOf(visit)
  return String(own && !own.isLivedWith ? own.what.status : 500)
}

/** The first visit on the way up that nobody of the list called. */
function rootOf(course: Course, visit: VisitPlan, visible: (visit: VisitPlan) => boolean): number {
  let root = visit
  for (let up = course.plan.visits[root.parent]; up && course.isSegment(up) && visible(up);) {
    root = up
    up = course.plan.visits[root.parent]
  }
  return root.index
}

const logOf = ({ kind, message, stack }: Exception): readonly WireTag[] => [
  { key: 'event', value: 'error' },
  { key: 'error.kind', value: kind },
  { key: 'message', value: message },
  { key: 'stack', value: stack },
]

function forcedTag(tag: WireTag, text: string): WireTag {
  const [verb = '', ...rest] = text.split(' ')
  if (tag.key === 'db.statement') return { ...tag, value: text }
  if (tag.key === 'cache.cmd') return { ...tag, value: verb }
  if (tag.key === 'cache.op') return { ...tag, value: /^(HSET|SETEX|DEL|SET)$/.test(verb) ? 'write' : 'read' }
  return tag.key === 'cache.key' ? { ...tag, value: rest.join(' ') } : tag
}

function forcedName(name: string, text: string): string {
  if (name.startsWith('Redis/')) return `Redis/${text.split(' ')[0] ?? ''}`
  const execute = /execute(Query|Update)$/
  return name.replace(execute, text.startsWith('SELECT') ? 'executeQuery' : 'executeUpdate')
}
