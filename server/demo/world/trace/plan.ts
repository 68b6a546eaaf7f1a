import type { Step, TagPlan, Visit } from './steps'

/** A span as its flow plans it; plans stand parents first, each followed by all that is inside it. */
export interface SpanPlan {
  readonly index: number
  /** The span that it is inside of, of the same visit; -1 for the first of a visit. */
  readonly parent: number
  /** Behind the last span that is inside it or follows from it. */
  readonly end: number
  readonly visit: number
  readonly does: 'serve' | 'call' | 'store' | 'send' | 'spawn' | 'work'
  readonly type: string
  readonly name: string
  readonly component: string
  readonly layer: string
  readonly peer: string
  readonly tags: TagPlan
  readonly ms: number
  readonly odds: number
  readonly instead: boolean
  readonly store: string | null
  /** Place among its repetitions, and which group of repetitions that is; -1 for what does not repeat. */
  readonly rank: number
  readonly group: number
  /** A place for a statement that was written down as slow. */
  readonly slot: boolean
}

/** How a visit comes about: by a call that waits for it, by a message, in another thread; or it begins the trace. */
export type Way = 'root' | 'call' | 'send' | 'spawn'

export interface VisitPlan {
  readonly index: number
  readonly service: string
  readonly way: Way
  /** Its first span. */
  readonly entry: number
  /** The span that it follows from, and the visit that has it; -1 for the first. */
  readonly caller: number
  readonly parent: number
}

export interface Group {
  readonly least: number
  readonly most: number
  readonly room: number
}

/** All spans that a trace of the flow may have. */
export interface Plan {
  readonly spans: readonly SpanPlan[]
  readonly visits: readonly VisitPlan[]
  readonly groups: readonly Group[]
}

/** A visit has places for so many slow statements per store. */
export function planOf(root: Visit, slots: number): Plan {
  const spans: { -readonly [K in keyof SpanPlan]: SpanPlan[K] }[] = []
  const visits: VisitPlan[] = []
  const groups: Group[] = []
  const slotted = new Set<string>()

  function add(
    step: Omit<Described, 'steps'>,
    at: Pick<SpanPlan, 'parent' | 'visit' | 'does'>,
    rest: Partial<SpanPlan>,
  ) {
    const { type, name, component, layer, peer = '', tags = [] } = step
    const index = spans.length
    const base = { ms: 0, odds: 1, instead: false, store: null, rank: 0, group: -1, slot: false }
    const span = { ...base, index, end: index + 1, type, name, component, layer, peer, tags, ...at, ...rest }
    spans.push(span)
    return span
  }

  function visit(plan: Visit, way: Way, caller: number, parent: number): void {
    const index = visits.length
    visits.push({ index, service: plan.service, way, entry: spans.length, caller, parent })
    const entry = add(plan, { parent: -1, visit: index, does: 'serve' }, {})
    if (plan.calls) visit(plan.calls, 'call', entry.index, index)
    for (const step of plan.steps) one(step, entry.index, index, plan.service)
    entry.end = spans.length
  }

  function one(step: Step, parent: number, at: number, service: string, rest: Partial<SpanPlan> = {}): void {
    if (step.does === 'repeat') {
      const { times, room, step: repeated } = step
      const group = groups.push({ least: times[0], most: times[1], room }) - 1
      for (let rank = 0; rank < room; rank++) one(repeated, parent, at, service, { group, rank })
      return
    }
    const { does, odds = 1, instead = false } = step
    const more = does === 'store' ? { store: step.store, ms: step.pace } : does === 'send' ? { store: step.broker } : {}
    const span = add(step, { parent, visit: at, does }, { odds, instead, ...more, ...rest })
    if (does === 'work') {
      span.ms = step.ms
      for (const inner of step.steps) one(inner, span.index, at, service)
    } else if (does !== 'store') visit({ service, ...step.visit }, does, span.index, at)
    span.end = spans.length
    const key = does === 'store' ? `${at} ${step.store}` : ''
    if ((step.layer !== 'Database' && step.layer !== 'Cache') || slotted.has(key)) return
    slotted.add(key)
    for (let rank = 0; rank < slots; rank++) add(step, { parent, visit: at, does }, { ...more, rank, slot: true })
  }

  visit(root, 'root', -1, -1)
  return { spans, visits, groups }
}

type Described = Pick<Visit, 'type' | 'name' | 'component' | 'layer' | 'peer' | 'tags' | 'steps'>
