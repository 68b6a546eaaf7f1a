import type { InstanceKey } from '@/protocol/ids'
import type { Graph } from '../graph'
import { ofEndpointCall, ofOwnCall, type Measured } from '../measured'
import type { Call, EndpointCall, InstanceNode, ServiceNode } from '../nodes'
import { hasOwnPeer } from '../resolve'
import { relations, type ProcessCallData } from './data'
import { instanceCallsOf } from './instanceCalls'
import { busiest, counted, known, type Minutes } from './minutes'

export interface InstancePair {
  readonly call: Call
  /** `null` for the one peer that a service without instances of its own has. */
  readonly source: InstanceNode | null
  readonly target: InstanceNode | null
}

const carries = (measured: Measured, minutes: Minutes): boolean =>
  counted(minutes, (minute) => (measured.alive(minute) ? measured.calls(minute) : 0))

/**
 * Pairs of instances of two services that called one another, in either direction; a step per caller. Where instances do not
 * come and go, more calls of the service are never fewer calls of a pair: then its busiest minute decides.
 */
export function* instancePairs(
  graph: Graph,
  layers: ReadonlySet<string>,
  [one, other]: readonly [ServiceNode, ServiceNode],
  minutes: Minutes,
): Generator<undefined, readonly InstancePair[]> {
  const found: InstancePair[] = []
  for (const call of new Set([...between(one, other), ...between(other, one)])) {
    if (!layers.has(call.data.layer)) continue
    const whole = (minute: number): number => call.count(minute)
    const most = busiest(minutes, whole)
    const [steady, settled] = [isSteady(call.source), isSteady(call.target)]
    for (const source of peers(call.source)) {
      const row = part(call.source, source, whole)
      const best = steady ? most : busiest(minutes, row)
      if (best !== null)
        for (const target of peers(call.target)) {
          const cell = part(call.target, target, row)
          const flows = known(minutes, best, cell(best)) > 0
          if (flows || (!settled && counted(minutes, cell))) found.push({ call, source, target })
        }
      yield
    }
  }
  if (one === other) found.push(...ownPairs(graph, one, layers, minutes))
  return found
}

/** The calls between instances that no call of their service stands for. */
const ownPairs = (
  graph: Graph,
  node: ServiceNode,
  layers: ReadonlySet<string>,
  minutes: Minutes,
): readonly InstancePair[] =>
  instanceCallsOf(graph).filter(
    (own) =>
      own.source.service === node && layers.has(own.call.data.layer) && carries(ofOwnCall(own, 'server'), minutes),
  )

type Count = (minute: number) => number

/** What falls on an instance of a number of calls. */
const part = (node: ServiceNode, instance: InstanceNode | null, total: Count): Count =>
  instance === null ? total : (minute) => node.instancePart(total(minute), instance, minute)

const isSteady = ({ instances }: ServiceNode): boolean => instances.every(({ life }) => life.always)

const between = (source: ServiceNode, target: ServiceNode): readonly Call[] =>
  source.outgoing.filter((call) => call.target === target)

const peers = (node: ServiceNode): readonly (InstanceNode | null)[] => (hasOwnPeer(node) ? [null] : node.instances)

/** Calls of endpoints to one another, found from both ends. */
export class EndpointCalls {
  readonly #graph: Graph
  readonly #layers: ReadonlySet<string>
  #outgoing: ReadonlyMap<ServiceNode, readonly EndpointCall[]> | null = null

  constructor(graph: Graph, layers: ReadonlySet<string>) {
    this.#graph = graph
    this.#layers = layers
  }

  /** Who called an endpoint in the minutes, and whom it called. */
  around(node: ServiceNode, endpoint: string, minutes: Minutes): readonly EndpointCall[] {
    const incoming = (node.endpointShares?.incoming ?? []).filter(({ data }) => data.targetEndpoint === endpoint)
    const outgoing = (this.#from().get(node) ?? []).filter(({ data }) => data.sourceEndpoint === endpoint)
    return [...new Set([...incoming, ...outgoing])].filter(
      (call) => this.#layers.has(call.carrier.data.layer) && carries(ofEndpointCall(call), minutes),
    )
  }

  #from(): ReadonlyMap<ServiceNode, readonly EndpointCall[]> {
    if (this.#outgoing) return this.#outgoing
    const made = new Map<ServiceNode, EndpointCall[]>()
    for (const call of this.#graph.services.flatMap((node) => node.endpointShares?.incoming ?? [])) {
      const calls = made.get(call.source)
      if (calls) calls.push(call)
      else made.set(call.source, [call])
    }
    this.#outgoing = made
    return made
  }
}

/** What the processes of one pod send one another and others. */
export const processCalls = ({ service, name }: InstanceKey): readonly ProcessCallData[] =>
  relations.processCalls.filter((call) => service.normal && call.service === service.name && call.instance === name)
