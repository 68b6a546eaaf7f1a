import type { Reach } from './effects'
import { Noise } from './hash'
import { alive, startOf } from './life'
import { held } from './map/holds'
import type { InstanceCall } from './map/instanceCalls'
import type { Call, EndpointCall, InstanceNode, ServiceNode } from './nodes'
import { partKey } from './signals'

/** Latent state at one minute; latency in ms. */
export interface Reading {
  readonly load: number
  readonly saturation: number
  readonly errors: number
  readonly latency: number
  readonly lag: number
}

/** What a process says of itself. */
export interface Process {
  /** Share of the processor at work, 0 to 0.98. */
  cpu(minute: number): number
  /** Share of the memory in use, 0.1 to 0.985. */
  memory(minute: number): number
  /** Minutes since it began. */
  age(minute: number): number
}

/** Something that metrics are of: an entity, or one side of a relation. */
export interface Measured {
  /** What its constants are hashed by. */
  readonly key: string
  /** The service that reports, of a relation the called one. */
  readonly node: ServiceNode
  readonly instance?: InstanceNode
  readonly endpoint?: string
  /** Of a process: its name. */
  readonly processName?: string
  /** Layer of the call, for relations. */
  readonly layer?: string
  /** Of a relation: the incidents on its wire. */
  readonly edge?: readonly Reach[]
  /** Of an instance and of a process: what it says of itself. */
  readonly process?: Process
  alive(minute: number): boolean
  /** Whole calls of the minute. */
  calls(minute: number): number
  read(minute: number): Reading
}

export type Side = 'client' | 'server'

/** The client waits for the network too, ms. */
const NETWORK_MS = 0.4
/** Calls that fail before they reach the server. */
const LOST = 0.0005

export const ofService = (node: ServiceNode): Measured => ({
  key: node.data.name,
  node,
  alive: (minute) => node.aliveAt(minute),
  calls: (minute) => node.calls(minute),
  read: (minute) => node.subject.read(minute),
})

export function ofInstance(instance: InstanceNode): Measured {
  const { service: node } = instance
  const subject = node.instanceSubject(instance.data.name)
  const key = partKey(node.data.name, { instance: instance.data.name })
  const life = node.life.always ? instance.life : node.life
  return {
    key,
    node,
    instance,
    process: {
      cpu: (minute) => subject.cpuAt(minute),
      memory: (minute) => subject.memoryAt(minute),
      age: (minute) => minute - (startOf(life, node.seed, key, minute) ?? minute),
    },
    alive: (minute) => node.aliveAt(minute) && alive(instance.life, minute),
    calls: (minute) => node.instancePart(node.calls(minute), instance, minute),
    read: (minute) => subject.read(minute),
  }
}

export function ofEndpoint(node: ServiceNode, index: number): Measured {
  const endpoint = node.data.endpoints[index] ?? ''
  const subject = node.endpointSubject(endpoint)
  return {
    key: partKey(node.data.name, { endpoint }),
    node,
    endpoint,
    alive: (minute) => node.aliveAt(minute),
    calls: (minute) => node.endpointPart(node.calls(minute), index, minute),
    read: (minute) => subject.read(minute),
  }
}

export const ofCall = (call: Call, side: Side): Measured =>
  relation(call, side, {
    key: `${call.source.data.name}>${call.target.data.name}`,
    calls: (minute) => call.count(minute),
    read: (minute) => call.target.subject.read(minute),
  })

/** `null` stands for the one peer that a service without instances of its own has. */
export function ofInstanceCall(
  call: Call,
  source: InstanceNode | null,
  dest: InstanceNode | null,
  side: Side,
): Measured {
  const target = dest === null ? call.target.subject : call.target.instanceSubject(dest.data.name)
  const from = partKey(call.source.data.name, { instance: source?.data.name ?? call.source.data.name })
  const to = partKey(call.target.data.name, { instance: dest?.data.name ?? call.target.data.name })
  const base = relation(call, side, {
    key: `${from}>${to}`,
    calls(minute) {
      const all = call.count(minute)
      const row = source === null ? all : call.source.instancePart(all, source, minute)
      return dest === null ? row : call.target.instancePart(row, dest, minute)
    },
    read: (minute) => target.read(minute),
  })
  const lives = (one: InstanceNode | null, minute: number): boolean => one === null || alive(one.life, minute)
  return { ...base, alive: (minute) => base.alive(minute) && lives(source, minute) && lives(dest, minute) }
}

/** Of one call between two instances, which carries nothing else. */
export function ofOwnCall({ call, source, target }: InstanceCall, side: Side): Measured {
  const [from, to] = [source, target].map(ofInstance) as [Measured, Measured]
  const base = relation(call, side, {
    key: `${from.key}>${to.key}`,
    calls: (minute) => call.count(minute),
    read: (minute) => to.read(minute),
  })
  return { ...base, alive: (minute) => base.alive(minute) && from.alive(minute) && to.alive(minute) }
}

/** Endpoint relations are seen by the server only. */
export function ofEndpointCall({ data, carrier, target, source, share }: EndpointCall): Measured {
  const from = partKey(data.source, { endpoint: data.sourceEndpoint })
  const to = partKey(data.target, { endpoint: data.targetEndpoint })
  const subject = target.endpointSubject(data.targetEndpoint)
  const base = relation(carrier, 'server', {
    key: `${from}>${to}`,
    calls: (minute) => Math.round(carrier.count(minute) * share),
    read: (minute) => subject.read(minute),
  })
  return { ...base, alive: (minute) => source.aliveAt(minute) && target.aliveAt(minute) }
}

/** What the way to the called one takes, ms. */
export const wireMs = (edge: readonly Reach[], minute: number): number =>
  edge.reduce((wire, { incident, latAdd }) => wire + latAdd * incident.strength(minute), NETWORK_MS)

interface Seen {
  readonly key: string
  calls(minute: number): number
  read(minute: number): Reading
}

/** The called entity as one side of the call sees it. */
function relation(call: Call, side: Side, { key, calls, read }: Seen): Measured {
  // Rankings make many relations that nobody reads.
  let noise: Noise | null = null
  const seen = call[side]
  return {
    key: `${key}|${side}`,
    node: call.target,
    layer: call.data.layer,
    edge: call.edge,
    alive: (minute) => seen && call.source.aliveAt(minute) && call.target.aliveAt(minute),
    calls,
    read(minute) {
      const { load, saturation, errors, latency, lag } = read(minute)
      noise ??= new Noise(call.target.seed, `${key}|lat`)
      const server = latency * (1 + 0.05 * noise.at(minute))
      if (side === 'server') return { load, saturation, errors, latency: server, lag }
      const wire = wireMs(call.edge, minute)
      return { load, saturation, errors: errors + LOST, latency: held(call, minute, server + wire), lag }
    },
  }
}
