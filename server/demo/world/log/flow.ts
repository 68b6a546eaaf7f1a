import { fnv, mix } from '../hash'
import { LONGEST_MINUTES, type Course } from '../trace/course'
import { AHEAD_MS } from '../trace/minute'
import type { VisitPlan } from '../trace/plan'
import { exceptionAt, statusAt } from '../trace/spans'
import type { Traces } from '../trace/traces'
import { TRACED, type Desk } from './desk'
import type { Ledger } from './ledger'
import type { Pad } from './sheet'
import type { LogSource } from './source'

/** Usual lines of one segment at most. */
const MOST_A_SEGMENT = 4

/** Lines that services write while they are at work for the traces of one flow. */
export class FlowLines implements LogSource {
  readonly services: ReadonlySet<string>
  readonly #traces: Traces
  readonly #flow: number
  readonly #ledger: Ledger
  readonly #desks: readonly (Desk | undefined)[]
  readonly #rate: (desk: Desk, minute: number) => number
  readonly #seed: number
  readonly #keys: readonly number[]
  readonly #endpoints: readonly number[]
  readonly #spans: number[][]

  constructor(
    world: {
      readonly traces: Traces
      readonly ledger: Ledger
      readonly seed: number
      readonly desks: ReadonlyMap<string, Desk>
      /** Usual lines of one segment of a service. */
      readonly rate: (desk: Desk, minute: number) => number
    },
    flow: number,
  ) {
    const { traces, ledger, desks, rate, seed } = world
    const visits = traces.visits(flow)
    this.#traces = traces
    this.#ledger = ledger
    this.#flow = flow
    this.#rate = rate
    this.#seed = seed
    this.#desks = visits.map(({ service }) => desks.get(service))
    this.services = new Set(this.#desks.flatMap((desk) => desk?.node.data.name ?? []))
    this.#keys = visits.map(({ index }) => fnv(`log|flow|${flow}|${index}`))
    this.#endpoints = visits.map(({ index }) => ledger.place(traces.endpoint(flow, index)))
    this.#spans = visits.map(() => [])
  }

  until(minute: number): number {
    return (minute + LONGEST_MINUTES) * 60_000 + AHEAD_MS
  }

  traceOf(minute: number, n: number, visit: number) {
    const place = { flow: this.#flow, minute, n }
    return { traceId: this.#traces.id(place), segmentId: this.#traces.segmentId(place, visit) }
  }

  fill(minute: number, pad: Pad): void {
    const rates = this.#desks.map((desk) => (desk ? this.#rate(desk, minute) : 0))
    const count = this.#traces.count(this.#flow, minute)
    for (let n = 0; n < count; n++) {
      const course = this.#traces.course({ flow: this.#flow, minute, n })
      if (!course) return
      this.#number(course)
      for (const visit of course.plan.visits) {
        const desk = this.#desks[visit.index]
        if (!desk || !course.isSegment(visit)) continue
        const at = { minute, n, visit, desk, course }
        this.#usual(at, rates[visit.index] ?? 0, pad)
        this.#failed(at, pad)
      }
    }
  }

  /** The spans that are there of each visit, in the order of their numbers. */
  #number({ plan, there, count }: Course): void {
    for (const spans of this.#spans) spans.length = 0
    for (let at = 0; at < count; at++) {
      const index = there[at] ?? 0
      this.#spans[plan.spans[index]?.visit ?? 0]?.push(index)
    }
  }

  #usual(at: Seat, rate: number, pad: Pad): void {
    const { visit, desk, course } = at
    const lines = Math.floor(rate) + (this.#draw(at, 0) < rate % 1 ? 1 : 0)
    const spans = this.#spans[visit.index]?.length ?? 0
    for (let line = 0; line < lines; line++) {
      const salt = 8 * line
      const drawn = this.#draw(at, salt + 1)
      const span = drawn < 0.5 ? 0 : Math.floor(this.#draw(at, salt + 2) * spans)
      const said = desk.voice.isAccess
        ? desk.served(statusAt(course, visit.index))
        : desk.said(desk.levelOf(this.#draw(at, salt + 3)), this.#draw(at, salt + 4))
      this.#add(at, span, said, salt, pad)
      // One request, one line.
      if (desk.voice.isAccess) return
    }
  }

  #failed(at: Seat, pad: Pad): void {
    const { visit, desk, course } = at
    const fault = course.fault[visit.index] ?? -1
    const plan = course.plan.spans[fault]
    if (!plan || desk.voice.isAccess) return
    const { stack } = exceptionAt(course, plan, desk.node.data.language)
    const said = { mark: desk.mark(desk.voice.words.error), say: desk.say({ type: 'TEXT', text: stack }) }
    this.#add(at, Math.max(0, this.#spans[visit.index]?.indexOf(fault) ?? 0), said, 7, pad)
  }

  #add(at: Seat, span: number, said: { readonly mark: number; readonly say: number }, salt: number, pad: Pad): void {
    const { visit, course, n } = at
    const plan = course.plan.spans[this.#spans[visit.index]?.[span] ?? visit.entry]
    if (!plan) return
    const duration = course.duration[plan.index] ?? 0
    const time = course.told(plan) + Math.floor(this.#draw(at, salt + 5) * (duration + 1))
    pad.add({
      ...said,
      time,
      seen: (course.start[visit.entry] ?? 0) + (course.duration[visit.entry] ?? 0),
      instance: this.#ledger.place(course.who(visit.index)),
      endpoint: this.#endpoints[visit.index] ?? -1,
      salt: Math.floor(this.#draw(at, salt + 6) * 2 ** 31),
      ms: duration,
      trace: n,
      visit: visit.index,
      span,
    })
  }

  #draw({ minute, n, visit }: Seat, which: number): number {
    return mix(this.#seed, (this.#keys[visit.index] ?? 0) + which, minute * 64 + n)
  }
}

interface Seat {
  readonly minute: number
  readonly n: number
  readonly visit: VisitPlan
  readonly desk: Desk
  readonly course: Course
}

/** Usual lines of a service that hang on traces: of how many segments, so many of each. */
export const rateOf = (desk: Desk, minute: number, segments: number): number =>
  segments === 0 ? 0 : Math.min(MOST_A_SEGMENT, (TRACED * desk.usual(minute)) / segments)
