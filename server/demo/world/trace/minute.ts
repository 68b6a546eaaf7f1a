import type { TraceFlow, TraceMark } from '../data'
import type { Graph } from '../graph'
import { uniform } from '../hash'
import type { Incident } from '../incident'
import { alive } from '../life'
import type { InstanceNode, ServiceNode } from '../nodes'
import { parameters, partKey, queueing, type Subject } from '../signals'
import type { Plan, VisitPlan } from './plan'

/** Pods of this node have a clock that is ahead. */
const AHEAD_NODE = 'ip-10-21-3-28'
export const AHEAD_MS = 340

/** Why a visit takes the instance that it takes: the slow one, the one that fails, or just one of them. */
export type Turn = 'usual' | 'failing' | 'slow'

/** What a visit is like in one minute. */
export interface VisitMinute {
  /** Mean in ms, and the same as if no incident were. */
  readonly latency: number
  readonly calm: number
  readonly saturation: number
  /** Share that fails. */
  readonly failing: number
  readonly lag: number
  readonly instances: readonly Host[]
  readonly slow: ActiveMark<'slow'> | undefined
  readonly error: ActiveMark<'error'> | undefined
  readonly odds: Readonly<Record<Turn, Float64Array>>
}

/** Where a visit takes place. */
export interface Host {
  readonly name: string
  /** Its clock is. */
  readonly isAhead: boolean
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

/** Tells what the minutes of one flow are like. */
export class FlowMinutes {
  readonly #graph: Graph
  readonly #plan: Plan
  readonly #marks: readonly { readonly incident: Incident; readonly mark: TraceMark }[]
  readonly #subjects: readonly (Subject | null)[]
  readonly #stores: readonly (Subject | null)[]
  readonly #hosts = new Map<InstanceNode, Host>()
  #last: FlowMinute | null = null

  constructor(graph: Graph, flow: TraceFlow, plan: Plan) {
    this.#graph = graph
    this.#plan = plan
    this.#marks = graph.ground.incidents.flatMap((incident) =>
      incident.data.traces.filter((mark) => mark.flow === flow.id).map((mark) => ({ incident, mark })),
    )
    this.#subjects = plan.visits.map((visit) => this.#subject(visit))
    this.#stores = plan.spans.map(({ store }) => (store === null ? null : (graph.find(store, false)?.subject ?? null)))
  }

  /** Whether every service that the plan visits is there. */
  get whole(): boolean {
    return this.#subjects.every((subject) => subject !== null)
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

  #subject({ service, entry }: VisitPlan): Subject | null {
    const node = this.#graph.find(service, true)
    const name = this.#plan.spans[entry]?.name ?? ''
    return node && (node.data.endpoints.includes(name) ? node.endpointSubject(name) : node.subject)
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

  #host(instance: InstanceNode): Host {
    const known = this.#hosts.get(instance)
    if (known) return known
    const { name, attributes } = instance.data
    const isAhead = attributes.some((one) => one.name === 'node' && one.value.startsWith(AHEAD_NODE))
    const made = { name, isAhead }
    this.#hosts.set(instance, made)
    return made
  }

  #visit(
    plan: VisitPlan,
    minute: number,
    slow: readonly ActiveMark<'slow'>[],
    errors: readonly ActiveMark<'error'>[],
  ): VisitMinute {
    const subject = this.#subjects[plan.index]
    const node = this.#graph.find(plan.service, true)
    if (!subject || !node) throw new Error(`no ${plan.service}`)
    const { latency, saturation, errors: usual, lag } = subject.read(minute)
    const instances = node.instances.filter(({ life }) => alive(life, minute))
    const mark = errors.find(({ visit, what }) => visit === plan.index && possible(what.instance, instances))
    const failing = mark && !mark.isLivedWith ? mark.share : usual
    const name = this.#plan.spans[plan.entry]?.name ?? ''
    const calm = calmOf(node, node.data.endpoints.includes(name) ? name : null, subject.loadAt(minute))
    return {
      latency,
      calm: Math.min(latency, calm),
      saturation,
      failing,
      lag,
      instances: instances.map((instance) => this.#host(instance)),
      slow: slow.find(({ visit }) => visit === plan.index),
      error: mark,
      odds: oddsOf(node, instances, minute, mark?.what.instance),
    }
  }
}

const possible = (only: readonly string[] | undefined, instances: readonly InstanceNode[]): boolean =>
  only === undefined || instances.some(({ data }) => only.includes(data.name))

/** Mean latency under the load of the minute when nothing is wrong. */
function calmOf(node: ServiceNode, endpoint: string | null, load: number): number {
  const { sat0, satPerLoad, latencyMs } = parameters(node.data)
  const factor =
    endpoint === null ? 1 : 0.6 + 0.8 * uniform(node.seed, `epf|${partKey(node.data.name, { endpoint })}`, 0)
  return Math.max(0.2, factor * latencyMs * queueing(Math.min(0.97, sat0 + (satPerLoad * load) / 1.6)))
}

/** Running sums of the weights of the instances, per turn. */
function oddsOf(
  node: ServiceNode,
  instances: readonly InstanceNode[],
  minute: number,
  failing: readonly string[] | undefined,
): VisitMinute['odds'] {
  const odds = {
    usual: new Float64Array(instances.length),
    failing: new Float64Array(instances.length),
    slow: new Float64Array(instances.length),
  }
  const sums = { usual: 0, failing: 0, slow: 0 }
  instances.forEach((instance, index) => {
    const weight = node.instancePart(10_000, instance, minute)
    const { errors, latency } = node.instanceSubject(instance.data.name).read(minute)
    const fails = failing === undefined || failing.includes(instance.data.name) ? errors : 0
    odds.usual[index] = sums.usual += weight * (1 - errors)
    odds.failing[index] = sums.failing += weight * fails
    odds.slow[index] = sums.slow += weight * latency * latency
  })
  return odds
}

/** Place of an instance, drawn by its weight. */
export function pick(odds: Float64Array, drawn: number): number {
  const last = odds.length - 1
  const aim = (odds[last] ?? 0) * drawn
  let index = 0
  while (index < last && aim >= (odds[index] ?? 0)) index++
  return Math.max(0, index)
}
