import { parseEndpointId, parseInstanceId, parseServiceId, type ServiceKey } from '@/protocol/ids'
import type { MapCall, MapNode, PartNode, Topology } from '@/protocol/topology/graph'
import type { Entity } from '@/scope/entity'
import type { NodeKind } from './subject'

/** A node as a map needs it, whatever it stands for. */
export interface Spot {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  /** The service it belongs to, itself for a service. */
  readonly service: string
  readonly serviceId: string
  readonly entity: Entity
  readonly type: string
  readonly isReal: boolean
  /** Without `UNDEFINED`, which is none. */
  readonly layers: readonly string[]
  /** Only a call names it. */
  readonly unlisted: boolean
}

/** All that OAP told of the way from one node to another. */
export interface Call {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly detectPoints: ReadonlySet<string>
  readonly components: readonly string[]
  readonly entity: Entity
}

export interface Graph {
  readonly spots: ReadonlyMap<string, Spot>
  readonly calls: ReadonlyMap<string, Call>
}

export const EMPTY: Graph = { spots: new Map(), calls: new Map() }

const isPart = (node: MapNode | PartNode): node is PartNode => 'serviceId' in node

/** Equal nodes once, one call per direction, an end that is not listed as a node by the name in its id; by name, then id. */
export function tidied({ nodes, calls }: Topology<MapNode | PartNode>, kind: NodeKind): Graph {
  const spots = new Map<string, Spot>()
  for (const node of nodes) if (!spots.has(node.id)) spots.set(node.id, spotOf(node, kind))
  for (const { source, target } of calls)
    for (const id of [source, target]) if (!spots.has(id)) spots.set(id, unlisted(id, kind))
  const merged = new Map<string, MapCall>()
  for (const call of calls) {
    const key = JSON.stringify([call.source, call.target])
    const before = merged.get(key)
    merged.set(key, before ? both(before, call) : call)
  }
  const byName = [...spots.values()].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
  const found = [...merged.values()].map((call) => callOf(call, spots)).sort((a, b) => compare(a.id, b.id))
  return {
    spots: new Map(byName.map((spot) => [spot.id, spot])),
    calls: new Map(found.map((call) => [call.id, call])),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [...new Set([...one, ...other])]

const both = (one: MapCall, other: MapCall): MapCall => ({
  ...one,
  detectPoints: union(one.detectPoints, other.detectPoints),
  sourceComponents: union(one.sourceComponents, other.sourceComponents),
  targetComponents: union(one.targetComponents, other.targetComponents),
})

function spotOf(node: MapNode | PartNode, kind: NodeKind): Spot {
  const { id, name, type, isReal } = node
  const layers = node.layers.filter((layer) => layer !== 'UNDEFINED')
  const serviceId = isPart(node) ? node.serviceId : id
  const service = isPart(node) ? node.serviceName : name
  const key = parseServiceId(serviceId) ?? { name: service, normal: isReal }
  const entity = entityOf(kind, key, name)
  return { id, kind, name, service, serviceId, entity, type, isReal, layers, unlisted: false }
}

function entityOf(kind: NodeKind, { name, normal }: ServiceKey, part: string): Entity {
  const service = { serviceName: name, normal }
  if (kind === 'Service') return service
  return kind === 'Endpoint' ? { ...service, endpointName: part } : { ...service, serviceInstanceName: part }
}

function unlisted(id: string, kind: NodeKind): Spot {
  const service = kind === 'Service' ? parseServiceId(id) : null
  const part = kind === 'Endpoint' ? parseEndpointId(id) : kind === 'ServiceInstance' ? parseInstanceId(id) : null
  const owner = service ?? part?.service ?? { name: id, normal: true }
  const name = part?.name ?? owner.name
  const serviceId = id.split('_')[0] ?? id
  const entity = entityOf(kind, owner, name)
  const rest = { type: '', isReal: owner.normal, layers: [], unlisted: true }
  return { id, kind, name, service: owner.name, serviceId, entity, ...rest }
}

function callOf(call: MapCall, spots: ReadonlyMap<string, Spot>): Call {
  const { id, source, target } = call
  const dest = spots.get(target)?.entity ?? {}
  const entity: Entity = {
    ...spots.get(source)?.entity,
    ...(dest.serviceName !== undefined && { destServiceName: dest.serviceName }),
    ...(dest.normal !== undefined && { destNormal: dest.normal }),
    ...(dest.serviceInstanceName !== undefined && { destServiceInstanceName: dest.serviceInstanceName }),
    ...(dest.endpointName !== undefined && { destEndpointName: dest.endpointName }),
  }
  const components = union(call.sourceComponents, call.targetComponents).filter(
    (one) => one !== '' && one !== 'Unknown',
  )
  return { id, source, target, detectPoints: new Set(call.detectPoints), components, entity }
}
