import type { LogData } from '../data'
import type { Course } from '../trace/course'
import type { VisitPlan } from '../trace/plan'
import type { Traces } from '../trace/traces'
import type { Ledger } from './ledger'
import type { Pad, Seat } from './sheet'
import type { Told } from './told'
import { writeUntraced } from './untraced'

/** Lines of an incident in one span at most; those that do not fit are of calls that nobody traced. */
const MOST_A_SEAT = 2

/** The spans of one trace that lines are written in. */
export class Seats {
  readonly #ledger: Ledger
  readonly #endpoints: readonly number[]
  /** Of each visit the spans that are there, in the order of their numbers. */
  readonly #spans: readonly number[][]

  constructor(traces: Traces, ledger: Ledger, flow: number) {
    const visits = traces.visits(flow)
    this.#ledger = ledger
    // Work in another thread is of the endpoint that it was begun for.
    const asked = ({ index, parent, way }: VisitPlan): number => (way === 'spawn' ? parent : index)
    this.#endpoints = visits.map((visit) => ledger.place(traces.endpoint(flow, asked(visit))))
    this.#spans = visits.map(() => [])
  }

  take({ plan, there, count }: Course): void {
    for (const spans of this.#spans) spans.length = 0
    for (let at = 0; at < count; at++) {
      const index = there[at] ?? 0
      this.#spans[plan.spans[index]?.visit ?? 0]?.push(index)
    }
  }

  spans(visit: number): number {
    return this.#spans[visit]?.length ?? 0
  }

  /** Number of a span in its segment, of the first one if it is not there. */
  placeOf(span: number, visit: number): number {
    return Math.max(0, this.#spans[visit]?.indexOf(span) ?? 0)
  }

  /** A line in span number `span` of a visit, so far into it. */
  row(course: Course, visit: VisitPlan, span: number, share: number): Seat {
    const plan = course.plan.spans[this.#spans[visit.index]?.[span] ?? visit.entry]
    if (!plan) throw new Error('a visit without a span')
    const ms = course.duration[plan.index] ?? 0
    return {
      time: course.told(plan) + Math.floor(share * (ms + 1)),
      seen: (course.start[visit.entry] ?? 0) + (course.duration[visit.entry] ?? 0),
      instance: this.#ledger.place(course.who(visit.index)),
      endpoint: this.#endpoints[visit.index] ?? -1,
      ms,
      trace: course.n,
      visit: visit.index,
      span,
    }
  }

  /** Where a visit would write a line of an incident, `null` where it would not. */
  of(course: Course, visit: VisitPlan, { level, instances, template }: LogData): Seat | null {
    const { index } = visit
    if (instances && !instances.includes(course.who(index))) return null
    const fault = course.fault[index] ?? -1
    if (level === 'ERROR') return fault < 0 ? null : this.row(course, visit, this.placeOf(fault, index), 0)
    const spans = this.#spans[index] ?? []
    const named = spans.findIndex((span) => isNamed(course.plan.spans[span]?.name ?? '', template))
    if (named >= 0) return this.row(course, visit, named, 0)
    const slowed = course.slowed(index)
    if (level !== 'INFO' && !slowed) return null
    return this.row(course, visit, slowed ? this.placeOf(slowed.span, index) : 0, 0)
  }

  /** Writes so many lines of an incident: at first one in each seat, and those that find none without a trace. */
  tell(told: Told, { minute, lines, seats }: Telling, pad: Pad): void {
    const { data } = told
    // What tells of a run is said in each, however few lines there are.
    const wanted = lines > 0 && data.level === 'INFO' ? Math.max(lines, seats.length) : lines
    const seated = Math.min(wanted, MOST_A_SEAT * seats.length)
    for (let line = 0; line < wanted; line++) {
      const seat =
        line < seated
          ? seats[
              line < seats.length
                ? Math.floor((line * seats.length) / Math.min(wanted, seats.length))
                : line - seats.length
            ]
          : undefined
      if (!seat) {
        writeUntraced(told, minute, line, pad, this.#ledger)
        continue
      }
      const time = seat.time + Math.floor(told.draw(2, minute, line) * (seat.ms + 1))
      pad.add(told, seat, Math.floor(told.draw(1, minute, line) * 2 ** 31), time)
    }
  }
}

interface Telling {
  readonly minute: number
  readonly lines: number
  readonly seats: readonly Seat[]
}

/** `reconcile/page` is what "reconcile page 7" tells of. */
const isNamed = (span: string, template: string): boolean => span !== '' && template.includes(span.replaceAll('/', ' '))
