import { fnv, mix } from '../hash'
import type { ForcedStatement } from './forced'
import { pick } from './hosts'
import type { ActiveMark, FlowMinute } from './minute'
import type { Plan, SpanPlan, VisitPlan } from './plan'
import { quantile } from './quantile'
import { Spread } from './spread'

/** No visit takes longer, so that nothing of a trace happens `LONGEST_MINUTES` after its first minute. */
export const LONGEST_MS = 120_000
/** One trace in so many lacks a segment. */
const LOST = 400
/** A span that only leads to a statement that was written down; numbers above are statements. */
const ON_THE_WAY = 1
const NOWHERE = -1

/** Who takes part in one trace and what goes wrong, per span and per visit of the plan. Holds one trace at a time. */
export class Chances {
  readonly plan: Plan
  readonly present: Uint8Array
  /** The spans that are present, in the plan's order; the first `count` places of the list. */
  readonly there: Int32Array
  count = 0
  readonly wrong: Uint8Array
  /** Of each visit: whether a span of it is wrong, the span that fails it or -1, whether an incident slows it. */
  readonly faulty: Uint8Array
  readonly fault: Int32Array
  readonly slow: Uint8Array
  /** The visit whose segment never arrived, or -1. */
  lost = NOWHERE
  /** In [0, 1): how slow the trace is among those of its minute. */
  speed = 0
  n = 0
  now: FlowMinute | null = null
  readonly #seed: number
  readonly #keys: readonly number[]
  readonly #speed: Spread
  readonly #lucks: readonly Spread[]
  readonly #instance: Int32Array
  readonly #forcedAt: Int32Array
  readonly #cut: Int32Array
  readonly #luck: Float64Array
  readonly #cause: Int32Array
  readonly #ways: Uint8Array
  readonly #counts: Int32Array
  readonly #calls: readonly (readonly { readonly span: number; readonly visit: number }[])[]
  #forced: readonly ForcedStatement[] = []

  constructor(seed: number, flow: string, plan: Plan) {
    const { spans, visits, groups } = plan
    this.plan = plan
    this.#seed = seed
    this.#keys = spans.map(({ index }) => fnv(`span|${flow}|${index}`))
    this.#speed = new Spread(seed, 'speed', flow)
    this.#lucks = visits.map(({ index }) => new Spread(seed, 'luck', `${flow}|${index}`))
    this.present = new Uint8Array(spans.length)
    this.there = new Int32Array(spans.length)
    this.wrong = new Uint8Array(spans.length)
    this.#forcedAt = new Int32Array(spans.length)
    this.faulty = new Uint8Array(visits.length)
    this.fault = new Int32Array(visits.length)
    this.slow = new Uint8Array(visits.length)
    this.#instance = new Int32Array(visits.length)
    this.#cut = new Int32Array(visits.length)
    this.#luck = new Float64Array(visits.length)
    this.#cause = new Int32Array(visits.length)
    this.#ways = new Uint8Array(visits.length)
    this.#counts = new Int32Array(groups.length)
    this.#calls = visits.map(({ index }) =>
      visits
        .filter(({ parent, way }) => parent === index && way === 'call')
        .map(({ caller, index: visit }) => ({ span: caller, visit })),
    )
  }

  run(now: FlowMinute, n: number, forced: readonly ForcedStatement[]): void {
    this.now = now
    this.n = n
    this.#forced = forced
    this.speed = this.#speed.at(now.minute, n)
    this.wrong.fill(0)
    this.faulty.fill(0)
    this.fault.fill(NOWHERE)
    this.slow.fill(0)
    this.#force()
    this.#count(now)
    this.#mark(now)
    this.#takeAll(now)
    this.lost = forced.length > 0 || this.draw(0, 9) >= 1 / LOST ? NOWHERE : this.#middle()
  }

  /** In [0, 1): number `which`, up to 15, of the draws of a span. */
  draw(span: number, which: number): number {
    return mix(this.#seed, (this.#keys[span] ?? 0) + which, (this.now?.minute ?? 0) * 64 + this.n)
  }

  forcedAt(span: number): ForcedStatement | undefined {
    const at = this.#forcedAt[span] ?? 0
    return at > ON_THE_WAY ? this.#forced[at - ON_THE_WAY - 1] : undefined
  }

  /** Whether the visit's segment is one of the trace's. */
  isSegment({ index, entry }: VisitPlan): boolean {
    return this.present[entry] === 1 && index !== this.lost
  }

  /** Name of the instance of a visit, and whether its clock is ahead. */
  who(visit: number): string {
    return this.#instanceOf(visit)?.name ?? ''
  }

  isAhead(visit: number): boolean {
    return this.#instanceOf(visit)?.isAhead === true
  }

  /** What an incident does to a visit of this trace, if it does. */
  slowed(visit: number): ActiveMark<'slow'> | undefined {
    return this.slow[visit] === 1 ? this.now?.visits[visit]?.slow : undefined
  }

  markOf(visit: number): ActiveMark<'error'> | undefined {
    return this.now?.visits[visit]?.error
  }

  /** What its latency makes a visit take, in ms. */
  target(visit: number): number {
    const moment = this.now?.visits[visit]
    if (!moment) return 0
    // Where an incident says what is slow, the others are slow because of it only.
    const mean = this.now?.isTold === true && this.slow[visit] === 0 ? moment.calm : moment.latency
    return Math.min(LONGEST_MS, quantile(this.speed, mean, moment.saturation))
  }

  #instanceOf(visit: number) {
    return this.now?.visits[visit]?.hosts.list[this.#instance[visit] ?? 0]
  }

  /** Statements that were written down take their places, and all that leads there is there. */
  #force(): void {
    this.#forcedAt.fill(0)
    const { spans, visits } = this.plan
    this.#forced.forEach((forced, at) => {
      const slot = spans.find(
        (span) =>
          span.slot &&
          span.store === forced.store &&
          visits[span.visit]?.service === forced.caller &&
          this.#forcedAt[span.index] === 0,
      )
      for (let span = slot; span; span = spans[this.#from(span)]) {
        if (span === slot) this.#forcedAt[span.index] = at + ON_THE_WAY + 1
        else if (this.#forcedAt[span.index] === 0) this.#forcedAt[span.index] = ON_THE_WAY
      }
    })
  }

  /** The span that another is inside of or follows from, -1 for none. */
  #from({ parent, visit }: SpanPlan): number {
    return parent < 0 ? (this.plan.visits[visit]?.caller ?? NOWHERE) : parent
  }

  #count({ minute }: FlowMinute): void {
    this.plan.groups.forEach(({ least, most }, group) => {
      const drawn = mix(this.#seed, (this.#keys[0] ?? 0) + 16 + group, minute * 64 + this.n)
      this.#counts[group] = least + Math.floor((most - least + 1) * drawn)
    })
  }

  /** What the incidents of the minute do to this trace. */
  #mark({ minute, slow, errors }: FlowMinute): void {
    const luck = this.#lucks[0]?.at(minute, this.n) ?? 0
    for (const { visit, share, what, span } of slow) {
      if (luck < 1 - share) continue
      this.slow[visit] = 1
      const { group = NOWHERE, store = null } = this.plan.spans[span] ?? {}
      if (group >= 0 && what.ms) this.#counts[group] = this.#slowSpans(visit, group, what.ms, store)
    }
    this.#ways.fill(0)
    for (const { visit } of errors)
      for (let at = visit; at >= 0; at = this.plan.visits[at]?.parent ?? NOWHERE) this.#ways[at] = 1
  }

  /** As many slow spans as make the visit as slow as its service then is, together with those that were written down. */
  #slowSpans(visit: number, group: number, [least, most]: readonly [number, number], store: string | null): number {
    const { service } = this.plan.visits[visit] ?? {}
    const known = this.#forced.filter((one) => one.store === store && one.caller === service && one.ms >= least)
    const fitting = Math.max(1, Math.floor((0.9 * this.target(visit)) / ((least + most) / 2)))
    return Math.max(0, Math.min(this.plan.groups[group]?.room ?? 1, fitting - known.length))
  }

  #takeAll(now: FlowMinute): void {
    const { spans } = this.plan
    const { present, there, wrong, faulty, fault } = this
    present.fill(0)
    let count = 0
    for (let index = 0; index < spans.length;) {
      const span = spans[index]
      if (!span) break
      const { visit } = span
      if (span.does === 'serve') this.#enter(now, visit)
      else if (this.#forcedAt[index] === 0 && !this.#likely(span)) {
        // What is inside it is not there either.
        index = span.end
        continue
      }
      present[index] = 1
      there[count++] = index
      if (fault[visit] === index || this.#isLivedWith(span)) {
        wrong[index] = 1
        faulty[visit] = 1
      }
      index += 1
    }
    this.count = count
  }

  #likely({ index, visit, slot, group, rank, odds, instead }: SpanPlan): boolean {
    if (slot || index >= (this.#cut[visit] ?? 0)) return false
    if (group >= 0 && rank >= (this.#counts[group] ?? 0)) return false
    if (instead && this.wrong[index - 1] === 1) return true
    return odds === 1 || this.draw(index, 0) < odds
  }

  /** A span that fails though what it is part of does not. */
  #isLivedWith({ visit, index }: SpanPlan): boolean {
    const mark = this.now?.visits[visit]?.error
    return mark !== undefined && mark.span === index && mark.isLivedWith && (this.#luck[visit] ?? 1) < mark.share
  }

  #enter(now: FlowMinute, visit: number): void {
    const { parent, entry, way } = this.plan.visits[visit] ?? { parent: NOWHERE, entry: 0, way: 'root' }
    const shared = parent >= 0 && way === 'call' && this.#cause[parent] === visit
    const luck = shared ? this.#luck[parent] : this.#lucks[visit]?.at(now.minute, this.n)
    this.#luck[visit] = luck ?? 0
    this.#cut[visit] = this.plan.spans[entry]?.end ?? 0
    const moment = now.visits[visit]
    if (!moment) return
    this.#cause[visit] = this.#causeOf(now, visit, moment.failing)
    const fails = (luck ?? 1) < moment.failing
    if (way === 'spawn') this.#instance[visit] = this.#instance[parent] ?? 0
    else this.#instance[visit] = this.#turn(visit, fails)
    if (fails) this.#fail(now, visit, entry)
  }

  #turn(visit: number, fails: boolean): number {
    const odds = this.now?.visits[visit]?.hosts.odds
    const turn = fails ? odds?.failing : this.slow[visit] === 1 ? odds?.slow : odds?.usual
    return turn ? pick(turn, this.draw(this.plan.visits[visit]?.entry ?? 0, 1)) : 0
  }

  /** The visit that would make this one fail, by how often it fails itself; -1 when it would be its own doing. */
  #causeOf(now: FlowMinute, visit: number, failing: number): number {
    const calls = this.#calls[visit] ?? []
    const marked = calls.find((call) => this.#ways[call.visit] === 1)
    if (marked) return marked.visit
    let sum = 0.2 * failing
    for (const call of calls) sum += now.visits[call.visit]?.failing ?? 0
    let aim = sum * this.draw(this.plan.visits[visit]?.entry ?? 0, 2)
    for (const call of calls) {
      aim -= now.visits[call.visit]?.failing ?? 0
      if (aim < 0) return call.visit
    }
    return NOWHERE
  }

  #fail(now: FlowMinute, visit: number, entry: number): void {
    const { spans } = this.plan
    const mark = this.markOf(visit)
    const cause = (this.#calls[visit] ?? []).find((call) => call.visit === this.#cause[visit])
    const called = cause && (this.#luck[visit] ?? 1) < (now.visits[cause.visit]?.failing ?? 0)
    const fault = mark && !mark.isLivedWith ? mark.span : called ? cause.span : entry
    this.fault[visit] = fault
    this.wrong[entry] = 1
    this.faulty[visit] = 1
    // What comes after it does not happen any more.
    this.#cut[visit] = fault === entry ? this.#halfway(visit, entry) : (spans[fault]?.end ?? 0)
  }

  /** Behind one of the steps of a visit that fails by itself, not before it has tried what there is instead. */
  #halfway(visit: number, entry: number): number {
    const { spans } = this.plan
    const mark = this.markOf(visit)
    if (mark) return spans[spans[mark.span]?.end ?? entry]?.end ?? 0
    const steps = spans.filter(({ parent, rank, slot }) => parent === entry && rank === 0 && !slot)
    return steps[Math.floor(steps.length * this.draw(entry, 3))]?.end ?? spans[entry]?.end ?? 0
  }

  /** Of the visits that were called and call others. */
  #middle(): number {
    const there = this.plan.visits.filter(({ entry }) => this.present[entry] === 1)
    const callers = new Set(there.map(({ parent }) => parent))
    const between = there.filter(({ index, parent }) => parent >= 0 && callers.has(index))
    return between[Math.floor(between.length / 2)]?.index ?? NOWHERE
  }
}
