import type { TraceFlow, TraceMark } from '../data'
import type { Graph } from '../graph'
import { uniform } from '../hash'
import type { Incident } from '../incident'
import { alive } from '../life'
import type { ServiceNode } from '../nodes'
import { parameters, partKey, queueing, type Subject } from '../signals'
import { Hosts } from './hosts'
import type { Plan, VisitPlan } from './plan'

/** So much some hosts' clocks are ahead. */
export const AHEAD_MS = 340

/** What a visit is like in one minute. */
export interface VisitMinute {
  /** Mean in ms, and the same as if no incident were. */
  readonly latency: number
  readonly calm: number
  readonly saturation: number
  /** Share that fails. */
  readonly failing: number
  readonly lag: number
  readonly hosts: Hosts
  readonly slow: ActiveMark<'slow'> | undefined
  readonly error: ActiveMark<'error'> | undefined
}

/** A mark of an incident as it holds in one minute. */
export interface ActiveMark<What extends 'slow' | 'error'> {
  readonly what: NonNullable<TraceMark[What]>
  readonly visit: number
  /** The first span that it is about. */
  readonly span: number
  readonly share: number
  /** There is a span instead of it when it fails, so nothing else does. */
  readonly isLivedWith: boolean
}

export interface FlowMinute {
  readonly minute: number
  readonly visits: readonly VisitMinute[]
  /** Of each span to a store or broker: the mean latency of that in ms. */
  readonly stores: Float64Array
  readonly slow: readonly ActiveMark<'slow'>[]
  readonly errors: readonly ActiveMark<'error'>[]
  /** An incident says which span is slow. */
  readonly isTold: boolean
}

/** Where a visit's signals come from. */
interface Place {
  readonly node: ServiceNode
  readonly subject: Subject
  readonly calm: (load: number) => number
}

/** Tells what the minutes of one flow are like. */
export class FlowMinutes {
  readonly #graph: Graph
  readonly #plan: Plan
  readonly #marks: readonly { readonly incident: Incident; readonly mark: TraceMark }[]
  readonly #places: readonly (Place | null)[]
  readonly #stores: readonly (Subject | null)[]
  #last: FlowMinute | null = null

  constructor(graph: Graph, flow: TraceFlow, plan: Plan) {
    this.#graph = graph
    this.#plan = plan
    this.#marks = graph.ground.incidents.flatMap((incident) =>
      incident.data.traces.filter((mark) => mark.flow === flow.id).map((mark) => ({ incident, mark })),
    )
    this.#places = plan.visits.map((visit) => this.#place(visit))
    this.#stores = plan.spans.map(({ store }) => (store === null ? null : (graph.find(store, false)?.subject ?? null)))
  }

  /** Whether every service that the plan visits is there. */
  get whole(): boolean {
    return this.#places.every((place) => place !== null)
  }

  at(minute: number): FlowMinute {
    if (this.#last?.minute === minute) return this.#last
    const slow = this.#active(minute, 'slow')
    const errors = this.#active(minute, 'error')
    const visits = this.#plan.visits.map((visit) => this.#visit(visit, minute, slow, errors))
    const stores = Float64Array.from(this.#stores, (subject) => subject?.read(minute).latency ?? 1)
    const isTold = slow.some(({ what }) => what.ms !== undefined)
    this.#last = { minute, visits, stores, slow, errors, isTold }
    return this.#last
  }

  #place({ service, entry }: VisitPlan): Place | null {
    const node = this.#graph.find(service, true)
    if (!node) return null
    const name = this.#plan.spans[entry]?.name ?? ''
    const endpoint = node.data.endpoints.includes(name) ? name : null
    const subject = endpoint === null ? node.subject : node.endpointSubject(endpoint)
    return { node, subject, calm: calmOf(node, endpoint) }
  }

  #active<What extends 'slow' | 'error'>(minute: number, kind: What): readonly ActiveMark<What>[] {
    return this.#marks.flatMap(({ incident, mark }) => {
      const what = mark[kind]
      const share = Math.min(1, mark.share * incident.strength(minute))
      if (!what || share <= 0) return []
      const { spans, visits, groups } = this.#plan
      const named = spans.filter(
        ({ name, visit, slot }) => !slot && name === what.operation && visits[visit]?.service === what.service,
      )
      // Spans that may be many are the ones that an incident makes many of.
      const span = named.find(({ group }) => (groups[group]?.room ?? 0) > (groups[group]?.most ?? 0)) ?? named[0]
      const isLivedWith = spans[span?.end ?? 0]?.instead === true
      return span ? [{ what, visit: span.visit, span: span.index, share, isLivedWith }] : []
    })
  }

  #visit(
    plan: VisitPlan,
    minute: number,
    slow: readonly ActiveMark<'slow'>[],
    errors: readonly ActiveMark<'error'>[],
  ): VisitMinute {
    const place = this.#places[plan.index]
    if (!place) throw new Error(`no ${plan.service}`)
    const { node, subject, calm } = place
    const { latency, saturation, errors: usual, lag } = subject.read(minute)
    const mark = errors.find(({ visit, what }) => visit === plan.index && possible(what.instance, node, minute))
    return {
      latency,
      calm: Math.min(latency, calm(subject.loadAt(minute))),
      saturation,
      failing: mark && !mark.isLivedWith ? mark.share : usual,
      lag,
      hosts: new Hosts(node, minute, mark?.what.instance),
      slow: slow.find(({ visit }) => visit === plan.index),
      error: mark,
    }
  }
}

const possible = (only: readonly string[] | undefined, { instances }: ServiceNode, minute: number): boolean =>
  only === undefined || instances.some(({ data, life }) => only.includes(data.name) && alive(life, minute))

/** Mean latency by the load when nothing is wrong. */
function calmOf(node: ServiceNode, endpoint: string | null): (load: number) => number {
  const { sat0, satPerLoad, latencyMs } = parameters(node.data)
  const factor =
    endpoint === null ? 1 : 0.6 + 0.8 * uniform(node.seed, `epf|${partKey(node.data.name, { endpoint })}`, 0)
  return (load) => Math.max(0.2, factor * latencyMs * queueing(Math.min(0.97, sat0 + (satPerLoad * load) / 1.6)))
}
