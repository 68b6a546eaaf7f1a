import type { ServiceData } from '@/layers/world'
import { parseServiceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Roots } from '../graphql/execute'
import type { Version } from '../version'
import { registeredLayers } from './registered'
import type { Scene } from './scene'

/** `Service` of the schema. */
const toWire = ({ name, group, shortName, layers, normal }: ServiceData) => ({
  id: serviceId({ name, normal }),
  name,
  group,
  shortName,
  layers,
  normal,
})

/**
 * OAP collapses services of one name, real or virtual, and unites their layers. It lists them in the order of a hash table
 * by name (recorded: the same on all storages and releases), which tells nothing; here they come as the world has them, those
 * of a group by name.
 */
function collapse(services: readonly ServiceData[]): readonly ServiceData[] {
  const byName = new Map<string, ServiceData>()
  for (const service of services) {
    const found = byName.get(service.name)
    const layers = found ? [...new Set([...found.layers, ...service.layers])] : service.layers
    byName.set(service.name, { ...(found ?? service), layers })
  }
  return inGroups([...byName.values()])
}

/** The places of a group are taken by its members in the order of their names; who has no group stays where it is. */
function inGroups(services: readonly ServiceData[]): readonly ServiceData[] {
  const groups = new Map<string, ServiceData[]>()
  for (const service of services) {
    const group = groups.get(service.group)
    if (group) group.push(service)
    else groups.set(service.group, [service])
  }
  // The last is taken first.
  for (const [group, members] of groups)
    if (group === '') members.reverse()
    else members.sort((a, b) => (a.name < b.name ? 1 : -1))
  return services.flatMap(({ group }) => groups.get(group)?.pop() ?? [])
}

/** Services on layers that the posed version has, without its later ones. */
function registered(services: readonly ServiceData[], version: Version): readonly ServiceData[] {
  const known = new Set(registeredLayers(version))
  return services.flatMap((service) => {
    const layers = service.layers.filter((layer) => known.has(layer))
    return layers.length === 0 ? [] : { ...service, layers }
  })
}

export function serviceRoots({ world, clock, version }: Scene): Roots {
  const list = (layer?: string) => registered(world.services(clock(), layer), version)
  const find = (key: ServiceKey | null) => {
    const found = key && list().find(({ name, normal }) => name === key.name && normal === key.normal)
    return found ? toWire(found) : null
  }
  return {
    Query: {
      listServices: ({ layer }: { layer?: string | null }) => collapse(list(layer ?? undefined)).map(toWire),
      getService: ({ serviceId: id }: { serviceId: string }) => find(parseServiceId(id)),
      /** Never finds a virtual service (recorded). */
      findService: ({ serviceName }: { serviceName: string }) => find({ name: serviceName, normal: true }),
    },
    Mutation: {},
  }
}
