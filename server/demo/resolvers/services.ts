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
 * by name (recorded: the same on all storages and releases), which tells nothing; here those of a group come by name, the
 * groups by name, and those without a group as the world has them.
 */
function collapse(services: readonly ServiceData[]): readonly ServiceData[] {
  const byName = new Map<string, ServiceData>()
  for (const service of services) {
    const found = byName.get(service.name)
    const layers = found ? [...new Set([...found.layers, ...service.layers])] : service.layers
    byName.set(service.name, { ...(found ?? service), layers })
  }
  return [...byName.values()].sort(inGroups)
}

function inGroups(a: ServiceData, b: ServiceData): number {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1
  if (a.group === '' || a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
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
