import {
  endpointId,
  endpointRelationId,
  instanceId,
  instanceRelationId,
  processRelationId,
  serviceId,
  serviceRelationId,
  type ServiceKey,
} from '@/protocol/ids'
import type { Entity, EntityKind } from '@/scope/entity'
import { world } from '../../../server/demo/world/testing'
import { NOW, WINDOW } from './asking'
import { duration, field } from './demo'

/** Something a dashboard can be opened for: as expressions name it, and as an address does (`''` for a layer). */
export interface Subject {
  readonly id: string
  readonly entity: Entity
}

interface Node {
  readonly id: string
  readonly name: string
  readonly serviceId: string
  readonly serviceName: string
  readonly serviceInstanceName?: string
  readonly isReal: boolean
}
interface Call {
  readonly id: string
  readonly source: string
  readonly target: string
}
interface Map_ {
  readonly nodes: readonly Node[]
  readonly calls: readonly Call[]
}

/** Calls of services looked at for relations of their parts: the first of a layer tell as much as all. */
const MOST_CALLS = 12

const servicesOf = (layer: string): readonly ServiceKey[] =>
  world.services(NOW, layer).map(({ name, normal }) => ({ name, normal }))
const ofService = ({ name, normal }: ServiceKey): Entity => ({ serviceName: name, normal })
const instancesOf = (service: ServiceKey) => world.instances(service, WINDOW.start, NOW)
const isNormal = (id: string): boolean => /\.1(_|$)/.test(id)

const MAKERS: Readonly<Record<EntityKind, (layer: string) => Promise<readonly Subject[]>>> = {
  All: async () => [{ id: '', entity: {} }],
  Service: async (layer) =>
    servicesOf(layer).map((service) => ({ id: serviceId(service), entity: ofService(service) })),
  ServiceInstance: async (layer) =>
    servicesOf(layer).flatMap((service) =>
      instancesOf(service).map(({ name }) => ({
        id: instanceId({ service, name }),
        entity: { ...ofService(service), serviceInstanceName: name },
      })),
    ),
  Endpoint: async (layer) =>
    servicesOf(layer).flatMap((service) =>
      world.endpoints(service).map((name) => ({
        id: endpointId({ service, name }),
        entity: { ...ofService(service), endpointName: name },
      })),
    ),
  Process: async (layer) =>
    (await processesOf(layer)).map(({ id, ...one }) => ({ id, entity: sideOf(one, 'Process') })),
  ServiceRelation: async (layer) =>
    (await callsOf(layer)).map(([source, dest]) => ({
      id: serviceRelationId({ source, dest }),
      entity: { ...ofService(source), destServiceName: dest.name, destNormal: dest.normal },
    })),
  ServiceInstanceRelation: (layer) => parts(layer, 'ServiceInstanceRelation'),
  EndpointRelation: (layer) => parts(layer, 'EndpointRelation'),
  ProcessRelation: async (layer) => {
    const found: Subject[] = []
    for (const service of servicesOf(layer))
      for (const { name } of instancesOf(service))
        found.push(
          ...relationsIn(
            await field<Map_>('getProcessTopology', { serviceInstanceId: instanceId({ service, name }), duration }),
            'ProcessRelation',
          ),
        )
    return unique(found)
  },
}

const unique = (all: readonly Subject[]): readonly Subject[] => [...new Map(all.map((one) => [one.id, one])).values()]

/** Relations of instances or endpoints of a layer. */
async function parts(layer: string, kind: 'ServiceInstanceRelation' | 'EndpointRelation'): Promise<readonly Subject[]> {
  const found: Subject[] = []
  if (kind === 'EndpointRelation') {
    for (const { id } of await MAKERS.Endpoint(layer))
      found.push(...relationsIn(await field<Map_>('getEndpointDependencies', { endpointId: id, duration }), kind))
    return unique(found)
  }
  for (const [source, dest] of (await callsOf(layer)).slice(0, MOST_CALLS)) {
    const ends = { clientServiceId: serviceId(source), serverServiceId: serviceId(dest) }
    found.push(...relationsIn(await field<Map_>('getServiceInstanceTopology', { ...ends, duration }), kind))
  }
  return unique(found)
}

async function callsOf(layer: string): Promise<readonly (readonly [ServiceKey, ServiceKey])[]> {
  const serviceIds = servicesOf(layer).map(serviceId)
  if (serviceIds.length === 0) return []
  const { nodes, calls } = await field<Map_>('getServicesTopology', { serviceIds, duration })
  const keys = new Map(nodes.map(({ id, name }) => [id, { name, normal: isNormal(id) }]))
  return calls.flatMap(({ source, target }) => {
    const [from, to] = [keys.get(source), keys.get(target)]
    return from && to ? [[from, to] as const] : []
  })
}

interface Process extends Pick<Node, 'id' | 'name' | 'serviceId' | 'serviceName'> {
  readonly instanceName: string
}

async function processesOf(layer: string): Promise<readonly (Node & { readonly id: string })[]> {
  const found: Node[] = []
  for (const service of servicesOf(layer))
    for (const { name } of instancesOf(service)) {
      const all = await field<readonly Process[]>('listProcesses', {
        instanceId: instanceId({ service, name }),
        duration,
      })
      found.push(...all.map((one) => ({ ...one, isReal: true, serviceInstanceName: one.instanceName })))
    }
  return found
}

function relationsIn({ nodes, calls }: Map_, kind: EntityKind): readonly Subject[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return calls.flatMap(({ source, target }) => {
    const [from, to] = [byId.get(source), byId.get(target)]
    if (!from || !to) return []
    const [near, far] = [sideOf(from, kind), sideOf(to, kind)]
    return [
      {
        id: idOf(from, to, kind),
        entity: {
          ...near,
          ...Object.fromEntries(
            Object.entries(far).map(([key, value]) => [`dest${key[0]?.toUpperCase()}${key.slice(1)}`, value]),
          ),
        },
      },
    ]
  })
}

function idOf(from: Node, to: Node, kind: EntityKind): string {
  if (kind === 'ProcessRelation') return processRelationId({ source: from.id, dest: to.id })
  const key = ({ serviceId: id, serviceName, name }: Node) => ({
    service: { name: serviceName, normal: isNormal(id) },
    name,
  })
  const both = { source: key(from), dest: key(to) }
  return kind === 'EndpointRelation' ? endpointRelationId(both) : instanceRelationId(both)
}

/** One side of a relation, or a process, in the words of an entity. */
function sideOf(node: Omit<Node, 'id'>, kind: EntityKind): Entity {
  const service = { serviceName: node.serviceName, normal: isNormal(node.serviceId) }
  if (kind.startsWith('Endpoint')) return { ...service, endpointName: node.name }
  if (kind.startsWith('ServiceInstance')) return { ...service, serviceInstanceName: node.name }
  return { ...service, serviceInstanceName: node.serviceInstanceName ?? '', processName: node.name }
}

/** Calls of users and strangers, whom no list has, come last. */
function listedFirst(all: readonly Subject[], layer: string): readonly Subject[] {
  const listed = new Set(servicesOf(layer).map(({ name }) => name))
  const isStrange = ({ entity }: Subject): boolean =>
    entity.serviceName !== undefined && !listed.has(entity.serviceName)
  return [...all.filter((one) => !isStrange(one)), ...all.filter(isStrange)]
}

const known = new Map<string, Promise<readonly Subject[]>>()

/** All that a layer's dashboards of a kind can be about, in the order lists and maps have them. */
export function subjectsOf(layer: string, kind: EntityKind): Promise<readonly Subject[]> {
  const key = `${layer} ${kind}`
  const made = known.get(key) ?? MAKERS[kind](layer).then((all) => listedFirst(all, layer))
  known.set(key, made)
  return made
}
