import { Chances } from './chances'
import type { ForcedStatement } from './forced'
import { AHEAD_MS, type FlowMinute } from './minute'
import type { Plan, SpanPlan } from './plan'

/** Nothing of a trace happens so many minutes after the one that it begins in. */
export const LONGEST_MINUTES = 6
/** A connection that does not come is given up after this. */
export const GIVEN_UP_MS = 3_000
/** Lag of 1 is so many ms in the queue. */
export const LAG_MS = 45_000

/** What happens in one trace and when, as numbers per span of the plan. Holds one trace at a time. */
export class Course extends Chances {
  /** Epoch ms by a clock that is right, and ms. Whole numbers both. */
  readonly start: Float64Array
  readonly duration: Float64Array
  readonly #inner: Float64Array
  readonly #children: Int32Array
  readonly #cursor: Float64Array

  constructor(seed: number, flow: string, plan: Plan) {
    super(seed, flow, plan)
    this.start = new Float64Array(plan.spans.length)
    this.duration = new Float64Array(plan.spans.length)
    this.#inner = new Float64Array(plan.spans.length)
    this.#children = new Int32Array(plan.spans.length)
    this.#cursor = new Float64Array(plan.spans.length)
  }

  /** Takes trace `n` of a minute, which begins at `start`. */
  begin(now: FlowMinute, n: number, start: number, forced: readonly ForcedStatement[]): this {
    this.run(now, n, forced)
    this.#last(now)
    this.#place(now, start)
    return this
  }

  /** Epoch ms at which a span begins by the clock of its own host. */
  told({ index, visit }: SpanPlan): number {
    const time = this.start[index] ?? 0
    return this.isAhead(visit) ? time + AHEAD_MS : time
  }

  /** From the inside out, so that whoever waits takes longer than what it waits for. */
  #last(now: FlowMinute): void {
    const { spans, visits } = this.plan
    this.#inner.fill(0)
    this.#children.fill(0)
    for (let at = this.count - 1; at >= 0; at--) {
      const index = this.there[at] ?? 0
      const span = spans[index]
      if (!span) continue
      const lasts = this.#lasts(now, span)
      this.duration[index] = lasts
      const visit = visits[span.visit]
      const around = span.parent >= 0 ? span.parent : visit?.way === 'call' ? visit.caller : -1
      if (around < 0) continue
      this.#inner[around] = (this.#inner[around] ?? 0) + lasts
      this.#children[around] = (this.#children[around] ?? 0) + 1
    }
  }

  #lasts(now: FlowMinute, span: SpanPlan): number {
    const { index, does, ms } = span
    const inner = this.#inner[index] ?? 0
    const drawn = this.draw(index, 4)
    switch (does) {
      case 'serve':
        return this.#serves(span, inner)
      case 'call':
        return inner + (this.#slowly(span) ?? 1 + Math.round(2 * drawn))
      case 'work':
        return this.wrong[index] === 1 ? GIVEN_UP_MS + Math.round(9 * drawn) : inner + Math.round(ms * (0.4 + drawn))
      case 'spawn':
        return Math.round(drawn)
      case 'send':
        return Math.round((now.stores[index] ?? 1) * (0.5 + drawn))
      case 'store':
        return this.forcedAt(index)?.ms ?? this.#slowly(span) ?? this.#asked(now, span, drawn)
    }
  }

  #serves({ index, visit }: SpanPlan, inner: number): number {
    const { what } = this.slowed(visit) ?? {}
    const [least = 0, most = 0] = what?.selfTime === true ? (what.ms ?? []) : []
    const own = Math.max(1, Math.round(least + (most - least) * this.draw(index, 5)))
    return Math.max(inner + own, Math.round(this.target(visit)))
  }

  /** Ms of a span that an incident slows. */
  #slowly({ visit, group, index }: SpanPlan): number | null {
    const mark = this.slowed(visit)
    const first = this.plan.spans[mark?.span ?? -1]
    if (!first || !mark?.what.ms || (index !== first.index && (group < 0 || group !== first.group))) return null
    const [least, most] = mark.what.ms
    return Math.round(least + (most - least) * this.draw(index, 5))
  }

  #asked(now: FlowMinute, { index, ms }: SpanPlan, drawn: number): number {
    const calm = (now.stores[index] ?? 1) * ms
    return Math.round(calm * (0.35 + 0.9 * drawn + 0.6 * drawn * drawn * drawn))
  }

  /** From the outside in: one after another, with what is left between them. */
  #place(now: FlowMinute, start: number): void {
    const { spans, visits } = this.plan
    for (let place = 0; place < this.count; place++) {
      const index = this.there[place] ?? 0
      const span = spans[index]
      if (!span) continue
      const { parent } = span
      const visit = visits[span.visit]
      const caller = parent >= 0 || visit?.way === 'call' ? (parent >= 0 ? parent : (visit?.caller ?? -1)) : -1
      const at = caller >= 0 ? this.#next(caller, index) : this.#apart(now, span, start)
      this.start[index] = at
      this.#cursor[index] = at
    }
  }

  #next(around: number, index: number): number {
    const free = (this.duration[around] ?? 0) - (this.#inner[around] ?? 0)
    const gap = Math.floor(free / ((this.#children[around] ?? 0) + 1))
    const at = (this.#cursor[around] ?? 0) + gap
    this.#cursor[around] = at + (this.duration[index] ?? 0)
    return at
  }

  /** The first span, one of another thread, or one that takes a message out of a queue. */
  #apart(now: FlowMinute, { visit, index }: SpanPlan, start: number): number {
    const { way, caller = -1 } = this.plan.visits[visit] ?? {}
    if (caller < 0) return start
    const sent = (this.start[caller] ?? 0) + (this.duration[caller] ?? 0)
    return way === 'send' ? sent + this.#queued(now, visit, caller, index) : (this.start[caller] ?? 0) + 1
  }

  #queued(now: FlowMinute, visit: number, caller: number, index: number): number {
    const drawn = this.draw(index, 6)
    const { queueMs } = this.slowed(visit)?.what ?? {}
    if (queueMs) return Math.round(queueMs[0] + (queueMs[1] - queueMs[0]) * drawn * drawn)
    const broker = now.stores[caller] ?? 1
    const lag = now.slow.some((mark) => mark.visit === visit) ? 0 : (now.visits[visit]?.lag ?? 0)
    return Math.round(1 + broker * (0.5 + drawn) + LAG_MS * lag * (0.5 + drawn))
  }
}
