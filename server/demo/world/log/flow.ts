import { fnv, mix } from '../hash'
import { LONGEST_MINUTES, type Course } from '../trace/course'
import { exceptionAt, statusAt } from '../trace/spans'
import type { Traces } from '../trace/traces'
import type { VisitPlan } from '../trace/plan'
import { marksOf, OK, type Desk, type Said } from './desk'
import { excusesOf } from './excuses'
import { latestOf } from './latest'
import type { Ledger } from './ledger'
import { Seats } from './seats'
import type { Pad, Seat } from './sheet'
import type { LogSource, Wants } from './source'
import type { Told } from './told'

/** How many of the usual lines hang on one segment at most. */
const MOST_A_SEGMENT = 4
/** When more of a minute's traces than this share may have a wanted line, all are looked at and remembered. */
const WORTH_IT = 0.5
/** So many traces are looked at without a pause. */
const A_TURN = 6

export interface Offices {
  readonly traces: Traces
  readonly ledger: Ledger
  readonly seed: number
  readonly desks: ReadonlyMap<string, Desk>
  /** What incidents make services write in traces of a flow. */
  readonly told: (flow: number) => readonly Told[]
  /** Usual lines of one segment of a service. */
  readonly rate: (desk: Desk, minute: number) => number
}

/** Lines that services write while they are at work for the traces of one flow. */
export class FlowLines implements LogSource {
  readonly marks: readonly number[]
  readonly lateMinutes = LONGEST_MINUTES + 1
  readonly #office: Offices
  readonly #flow: number
  readonly #desks: readonly (Desk | undefined)[]
  readonly #told: readonly Told[]
  readonly #vocabulary: readonly Said[]
  /** What is said of each visit that fails. */
  readonly #excuses: readonly (readonly Said[])[]
  readonly #keys: readonly number[]
  readonly #seats: Seats

  constructor(office: Offices, flow: number) {
    const { traces, ledger, desks, told } = office
    const visits = traces.visits(flow)
    this.#office = office
    this.#flow = flow
    this.#desks = visits.map(({ service }) => desks.get(service))
    this.#told = told(flow)
    this.#excuses = this.#desks.map((desk, visit) => (desk ? excusesOf(desk, flow, visit) : []))
    const calm = [...new Set(this.#desks)].flatMap((desk) =>
      desk?.voice.access ? desk.servedWith(OK) : (desk?.levels ?? []),
    )
    this.#vocabulary = [...calm, ...this.#excuses.flat(), ...this.#told]
    this.marks = marksOf(this.#vocabulary)
    this.#keys = visits.map(({ index }) => fnv(`log|flow|${flow}|${index}`))
    this.#seats = new Seats(traces, ledger, flow)
  }

  writes(service: string): boolean {
    return this.#desks.some((desk) => desk?.node.data.name === service)
  }

  until(minute: number): number {
    return latestOf(this.#office.traces, this.#flow, minute)
  }

  traceOf(minute: number, n: number, visit: number) {
    const place = { flow: this.#flow, minute, n }
    const { traces } = this.#office
    return { traceId: traces.id(place), segmentId: traces.segmentId(place, visit) }
  }

  *fill(minute: number, pad: Pad, wants: Wants | null): Generator<undefined, boolean> {
    if (wants && !this.#vocabulary.some(({ mark, say }) => wants(mark, say))) return false
    const { traces } = this.#office
    const rates = this.#desks.map((desk) => (desk ? this.#office.rate(desk, minute) : 0))
    const told = this.#told.map((one) => ({ one, lines: one.count(minute), seats: [] as Seat[] }))
    const count = traces.count(this.#flow, minute)
    const isTold = told.some(({ one, lines }) => lines > 0 && (!wants || wants(one.mark, one.say)))
    const only = wants && !isTold ? this.#likely(minute, count, rates, wants) : null
    const isWhole = only === null || only.length > WORTH_IT * count
    for (let at = 0; at < (isWhole ? count : only.length); at++) {
      if (at % A_TURN === 0) yield
      const n = isWhole ? at : (only[at] ?? 0)
      const course = traces.course({ flow: this.#flow, minute, n })
      if (!course) continue
      this.#seats.take(course)
      for (const visit of course.plan.visits) {
        const desk = this.#desks[visit.index]
        if (!desk || !course.isSegment(visit)) continue
        this.#usual(course, visit, desk, rates[visit.index] ?? 0, pad)
        this.#failed(course, visit, desk, pad)
        for (const { one, lines, seats } of told) {
          const seat = lines > 0 && one.desk === desk ? this.#seats.of(course, visit, one.data) : null
          if (seat) seats.push(seat)
        }
      }
    }
    if (isWhole) for (const { one, lines, seats } of told) this.#seats.tell(one, { minute, lines, seats }, pad)
    return isWhole
  }

  /** Numbers of the traces that may have a wanted line, told without making them. */
  #likely(minute: number, count: number, rates: readonly number[], wants: Wants): readonly number[] {
    const bounds = this.#office.traces.bounds(this.#flow, minute)
    const fails = this.#excuses.map((said) => said.some(({ mark, say }) => wants(mark, say)))
    const isAsked = fails.includes(true)
    const serves = this.#desks.map((desk) => desk?.servedWith(OK).some(({ mark, say }) => wants(mark, say)) === true)
    const likely: number[] = []
    for (let n = 0; n < count; n++) {
      const drawn = this.#desks.some((desk, visit) => {
        if (!desk) return false
        const lines = this.#lines(desk, rates[visit] ?? 0, minute, n, visit)
        if (desk.voice.access) return lines > 0 && serves[visit] === true
        for (let line = 0; line < lines; line++) {
          const { mark, say } = this.#said(desk, minute, n, visit, line)
          if (wants(mark, say)) return true
        }
        return false
      })
      if (drawn || (isAsked && bounds?.mayFail(n, fails) !== false)) likely.push(n)
    }
    return likely
  }

  #lines({ voice }: Desk, rate: number, minute: number, n: number, visit: number): number {
    // One request, one line of access.
    if (voice.access) return this.#draw(minute, n, visit, 0) < rate ? 1 : 0
    return Math.floor(rate) + (this.#draw(minute, n, visit, 0) < rate % 1 ? 1 : 0)
  }

  #said(desk: Desk, minute: number, n: number, visit: number, line: number): Said {
    const draw = (which: number): number => this.#draw(minute, n, visit, 8 * line + which)
    return desk.said(draw(3), draw(4))
  }

  #usual(course: Course, visit: VisitPlan, desk: Desk, rate: number, pad: Pad): void {
    const { n, now } = course
    const minute = now?.minute ?? 0
    const { index } = visit
    const lines = this.#lines(desk, rate, minute, n, index)
    for (let line = 0; line < lines; line++) {
      const draw = (which: number): number => this.#draw(minute, n, index, 8 * line + which)
      const span = desk.voice.access || draw(1) < 0.5 ? 0 : Math.floor(draw(2) * this.#seats.spans(index))
      const said = desk.voice.access
        ? desk.served(statusAt(course, index), draw(4))
        : this.#said(desk, minute, n, index, line)
      // Who fails does not say that all is well.
      if ((course.fault[index] ?? -1) >= 0 && said.mark === desk.calm) continue
      pad.add(said, this.#seats.row(course, visit, span, draw(5)), Math.floor(draw(6) * 2 ** 31))
    }
  }

  /** Who fails says why, in the span that it fails in. */
  #failed(course: Course, visit: VisitPlan, desk: Desk, pad: Pad): void {
    const fault = course.plan.spans[course.fault[visit.index] ?? -1]
    if (!fault || desk.voice.access) return
    const { stack } = exceptionAt(course, fault, desk.node.data.language)
    const draw = (which: number): number => this.#draw(course.now?.minute ?? 0, course.n, visit.index, which)
    const said = { mark: desk.mark(desk.voice.words.error), say: desk.say({ type: 'TEXT', text: stack }) }
    pad.add(said, this.#seats.row(course, visit, this.#seats.placeOf(fault.index, visit.index), draw(7)), 0)
  }

  #draw(minute: number, n: number, visit: number, which: number): number {
    return mix(this.#office.seed, (this.#keys[visit] ?? 0) + which, minute * 64 + n)
  }
}

/** Usual lines of a service that hang on traces: of so many segments, so many of each. */
export const rateOf = (desk: Desk, minute: number, segments: number): number =>
  segments === 0 ? 0 : Math.min(MOST_A_SEGMENT, (desk.voice.traced * desk.usual(minute)) / segments)
