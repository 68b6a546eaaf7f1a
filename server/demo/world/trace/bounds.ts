import { LONGEST_MS } from './chances'
import { GIVEN_UP_MS } from './course'
import type { ForcedStatement } from './forced'
import type { FlowMinute } from './minute'
import type { Plan, SpanPlan } from './plan'
import { quantile } from './quantile'
import { Spread } from './spread'

/** The largest factors of what `Course` draws, for draws of 1. */
const ASKED = 0.35 + 0.9 + 0.6
const SENT = 1.5
const WORKED = 1.4
const CALLED_MS = 3
const GIVEN_UP_MORE_MS = 9

/** Spans of a visit that take as long as a store or broker needs. */
interface Asked {
  /** One of them. */
  readonly span: number
  readonly store: string | null
  readonly ms: number
  readonly factor: number
  times: number
}

/** Spans that an incident slows, of a visit that it slows. */
interface Slowed {
  readonly visit: number
  /** Ms of one of them at most. */
  readonly each: number
  /** There are as many as fit into the visit by this ms of one, 0 for all that there is room for. */
  readonly mean: number
  readonly room: number
  /** Ms of theirs that are counted anyway. */
  readonly counted: number
}

/**
 * How long the segments of a flow's traces take at least and at most and which may fail, without making the traces: a mirror of
 * `Chances` and `Course` with every draw at its worst. Holds one minute and one trace at a time.
 */
export class Bounds {
  /** Ms per visit, both included; whether the visit is there is not told. */
  readonly least: Float64Array
  readonly most: Float64Array
  now: FlowMinute | null = null
  readonly #plan: Plan
  readonly #speed: Spread
  readonly #lucks: readonly Spread[]
  readonly #fixed: Float64Array
  readonly #asked: readonly (readonly Asked[])[]
  /** Of the minute: ms inside each visit save visits that it calls, ms of its own, and what incidents add. */
  readonly #rest: Float64Array
  readonly #slowOwn: Float64Array
  #slowed: readonly Slowed[] = []
  #forced: ReadonlyMap<number, Float64Array> = new Map()
  readonly #none: Float64Array
  readonly #slow: Uint8Array
  readonly #inner: Float64Array
  readonly #luck: Float64Array

  constructor(seed: number, flow: string, plan: Plan) {
    const { visits } = plan
    this.#plan = plan
    this.#speed = new Spread(seed, 'speed', flow)
    this.#lucks = visits.map(({ index }) => new Spread(seed, 'luck', `${flow}|${index}`))
    this.#fixed = fixedOf(plan)
    this.#asked = visits.map(({ index }) => askedOf(plan, index))
    const perVisit = (): Float64Array => new Float64Array(visits.length)
    this.least = perVisit()
    this.most = perVisit()
    this.#rest = perVisit()
    this.#slowOwn = perVisit()
    this.#none = perVisit()
    this.#inner = perVisit()
    this.#luck = perVisit()
    this.#slow = new Uint8Array(visits.length)
  }

  /** Takes a minute, with the statements that its traces were seen with. */
  take(now: FlowMinute, forced: ReadonlyMap<number, readonly ForcedStatement[]>): this {
    if (this.now === now) return this
    this.now = now
    const { visits, spans } = this.#plan
    for (const { index } of visits) {
      let rest = this.#fixed[index] ?? 0
      for (const { span, ms, factor, times } of this.#asked[index] ?? [])
        rest += times * Math.round((now.stores[span] ?? 1) * ms * factor)
      this.#rest[index] = rest
    }
    for (const { visit, span } of now.errors)
      if (spans[span]?.does === 'work') this.#rest[visit] = (this.#rest[visit] ?? 0) + GIVEN_UP_MS + GIVEN_UP_MORE_MS
    this.#slowOwn.fill(1)
    for (const { visit, what } of now.slow)
      if (what.selfTime === true)
        this.#slowOwn[visit] = Math.max(this.#slowOwn[visit] ?? 1, Math.round(what.ms?.[1] ?? 0))
    this.#slowed = now.slow.length === 0 ? [] : this.#slowedIn(now)
    this.#forced = forced.size === 0 ? NOTHING : this.#sums(forced)
    return this
  }

  /** Sets the bounds that hold for all of the first `count` traces of the minute. */
  all(count: number): void {
    const { now } = this
    if (!now) return
    const { minute } = now
    let [slowest, fastest] = [0, 1]
    this.#slow.fill(0)
    for (let n = 0; n < count; n++) {
      const speed = this.#speed.at(minute, n)
      slowest = Math.max(slowest, speed)
      fastest = Math.min(fastest, speed)
      this.#mark(now, n)
    }
    let forced = this.#none
    if (this.#forced.size > 0) {
      forced = new Float64Array(this.#none.length)
      for (const sums of this.#forced.values())
        for (let at = 0; at < forced.length; at++) forced[at] = Math.max(forced[at] ?? 0, sums[at] ?? 0)
    }
    this.#bound(now, fastest, slowest, forced)
  }

  /** Sets the bounds that hold for one trace. */
  one(n: number): void {
    const { now } = this
    if (!now) return
    this.#slow.fill(0)
    this.#mark(now, n)
    const speed = this.#speed.at(now.minute, n)
    this.#bound(now, speed, speed, this.#forced.get(n) ?? this.#none)
  }

  /** Whether one of some visits of a trace may have a span that fails. */
  mayFail(n: number, visits: readonly boolean[]): boolean {
    const { now } = this
    if (!now) return true
    for (const { index, parent, way } of this.#plan.visits) {
      const own = this.#lucks[index]?.at(now.minute, n) ?? 0
      // Who fails because of what it calls shares the luck of that.
      const luck = way === 'call' && parent >= 0 ? Math.min(own, this.#luck[parent] ?? 0) : own
      this.#luck[index] = luck
      const { failing = 1, error } = now.visits[index] ?? {}
      if (visits[index] === true && luck < Math.max(failing, error?.isLivedWith === true ? error.share : 0)) return true
    }
    return false
  }

  #mark({ minute, slow }: FlowMinute, n: number): void {
    if (slow.length === 0) return
    const luck = this.#lucks[0]?.at(minute, n) ?? 0
    for (const { visit, share } of slow) if (luck >= 1 - share) this.#slow[visit] = 1
  }

  #bound(now: FlowMinute, fastest: number, slowest: number, forced: Float64Array): void {
    const { visits } = this.#plan
    const inner = this.#inner.fill(0)
    for (let index = visits.length - 1; index >= 0; index--) {
      const visit = visits[index]
      const moment = now.visits[index]
      if (!visit || !moment) continue
      const { latency, calm, saturation } = moment
      const slow = this.#slow[index] === 1
      const target = Math.min(LONGEST_MS, quantile(slowest, now.isTold && !slow ? calm : latency, saturation))
      // Of all traces some may be slow and some not.
      const isOne = fastest === slowest
      const low = isOne
        ? target
        : Math.min(LONGEST_MS, quantile(fastest, now.isTold ? Math.min(calm, latency) : latency, saturation))
      const inside = (inner[index] ?? 0) + (this.#rest[index] ?? 0) + (forced[index] ?? 0)
      const more = slow ? this.#more(index, target) : 0
      const own = slow ? (this.#slowOwn[index] ?? 1) : 1
      const most = Math.max(inside + more + own, Math.round(target))
      this.most[index] = most
      this.least[index] = Math.max(1, Math.round(low))
      if (visit.way === 'call') inner[visit.parent] = (inner[visit.parent] ?? 0) + most
    }
  }

  /** Ms that incidents add to a visit that they slow and that is to take `target` ms. */
  #more(index: number, target: number): number {
    let sum = 0
    for (const { visit, each, mean, room, counted } of this.#slowed) {
      if (visit !== index) continue
      const fitting = mean > 0 ? Math.max(1, Math.floor((0.9 * target) / mean)) : room
      sum += Math.max(0, Math.min(room, fitting) * each - counted)
    }
    return sum
  }

  #slowedIn(now: FlowMinute): readonly Slowed[] {
    const { spans, groups } = this.#plan
    return now.slow.flatMap(({ visit, what, span: first }) => {
      const span = spans[first]
      if (!span || !what.ms) return []
      const others = now.slow.filter((mark) => mark.visit === visit)
      const slow = Math.max(...others.map((mark) => Math.round(mark.what.ms?.[1] ?? 0)))
      const usual = span.does === 'store' ? Math.round((now.stores[first] ?? 1) * span.ms * ASKED) : 0
      const each = Math.max(slow, usual)
      const group = groups[span.group]
      if (!group) return { visit, each, mean: 0, room: 1, counted: 0 }
      const counted = span.does === 'store' ? group.most * usual : 0
      // Where two incidents slow a visit the one may be on without the other, so that the spans are as many as usual.
      const mean = others.length > 1 ? 0 : (what.ms[0] + what.ms[1]) / 2
      return { visit, each, mean, room: group.room, counted }
    })
  }

  /** Ms of the statements per trace that was seen with some, and per visit that may have made them. */
  #sums(forced: ReadonlyMap<number, readonly ForcedStatement[]>): ReadonlyMap<number, Float64Array> {
    const { visits } = this.#plan
    return new Map(
      [...forced].map(([n, statements]) => [
        n,
        Float64Array.from(visits, ({ service }) =>
          statements.reduce((sum, { caller, ms }) => (caller === service ? sum + ms : sum), 0),
        ),
      ]),
    )
  }
}

const NOTHING: ReadonlyMap<number, Float64Array> = new Map()

/** Those of a visit that there may be without an incident. */
const usualOf = ({ spans, groups }: Plan, visit: number): readonly SpanPlan[] =>
  spans.filter(
    (span) =>
      span.visit === visit &&
      !span.slot &&
      (span.group < 0 || span.rank < (groups[span.group]?.most ?? 0) || span.end > span.index + 1),
  )

/** Ms of a visit's own spans that no store decides on. */
function fixedOf(plan: Plan): Float64Array {
  const ms = ({ does, ms }: SpanPlan): number =>
    does === 'call' ? CALLED_MS : does === 'work' ? Math.round(ms * WORKED) : does === 'spawn' ? 1 : 0
  return Float64Array.from(plan.visits, ({ index }) => usualOf(plan, index).reduce((sum, span) => sum + ms(span), 0))
}

function askedOf(plan: Plan, visit: number): readonly Asked[] {
  const asked: Asked[] = []
  for (const { does, store, ms, index } of usualOf(plan, visit)) {
    if (does !== 'store' && does !== 'send') continue
    const one = does === 'send' ? { store, ms: 1, factor: SENT } : { store, ms, factor: ASKED }
    const known = asked.find((other) => other.store === store && other.ms === one.ms && other.factor === one.factor)
    if (known) known.times += 1
    else asked.push({ ...one, span: index, times: 1 })
  }
  return asked
}
