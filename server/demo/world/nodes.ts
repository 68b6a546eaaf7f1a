import type { CallData, EndpointCallData, InstanceData, ServiceData } from '@/layers/world'
import type { Reach } from './effects'
import type { Incident } from './incident'
import type { Life } from './life'
import type { Subject } from './signals'

/** A service with its parts and the calls at both its sides. */
export interface ServiceNode {
  readonly seed: number
  readonly data: ServiceData
  readonly life: Life
  readonly instances: readonly InstanceNode[]
  readonly incoming: readonly Call[]
  readonly outgoing: readonly Call[]
  readonly endpointShares: EndpointShares | null
  readonly subject: Subject
  instanceSubject(instance: string): Subject
  endpointSubject(endpoint: string): Subject
  aliveAt(minute: number): boolean
  /** Calls it answers in the minute: those its agent sees, or all where it has none. */
  calls(minute: number): number
  /** The part of a whole number of calls that falls on an instance; the parts of all add up to it. */
  instancePart(total: number, instance: InstanceNode, minute: number): number
  /** The same for an endpoint, by its place in the list. */
  endpointPart(total: number, index: number, minute: number): number
}

export interface InstanceNode {
  readonly service: ServiceNode
  readonly data: InstanceData
  readonly index: number
  readonly life: Life
  /** The incident's instances share a part of the calls of their own. */
  readonly group: ShareGroup | null
}

/** Instances that an incident creates: together they take `weight` of the calls while they live. */
export interface ShareGroup {
  readonly incident: string
  readonly weight: number
}

/** Calls from one service to another. */
export interface Call {
  readonly data: CallData
  readonly source: ServiceNode
  readonly target: ServiceNode
  readonly client: boolean
  readonly server: boolean
  /** Incidents on the wire between the two systems. */
  readonly edge: readonly Reach[]
  /** Incidents in which the caller waits here in all its work. */
  readonly held: readonly Incident[]
  /** Calls of the minute, the same at both sides. */
  count(minute: number): number
}

/** An endpoint call with the service call that carries it: a direct one, or a broker's to its consumer. */
export interface EndpointCall {
  readonly data: EndpointCallData
  readonly source: ServiceNode
  readonly target: ServiceNode
  readonly carrier: Call
  /** Of the carrier's calls. */
  readonly share: number
}

/** A process, in a pod of its own. */
export interface ProcessEnd {
  readonly instance: InstanceNode
  /** `UNKNOWN_REMOTE` for a peer that nobody could name: it counts as part of the pod that saw it. */
  readonly name: string
}

/** What one process sends another, in its own pod or elsewhere. */
export interface ProcessCall {
  readonly source: ProcessEnd
  readonly target: ProcessEnd
  readonly client: boolean
  readonly server: boolean
  /** The call of their services that they are part of; `null` inside a pod and with peers that nobody could name. */
  readonly carrier: Call | null
  /** Incidents on the wire between their systems. */
  readonly edge: readonly Reach[]
}

/** How calls fall on the endpoints of a service. */
export interface EndpointShares {
  readonly incoming: readonly EndpointCall[]
  /** Share of an endpoint in one incoming service call. */
  shareOf(call: Call, index: number): number
  /** Whole calls that fall on an endpoint but the first, of `total` in the minute. */
  floor(total: number, index: number, minute: number): number
  /** Those of all endpoints but the first. */
  floors(total: number, minute: number): number
}
