import { instanceId, parseInstanceId, parseServiceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Roots } from '../graphql/execute'
import type { Version } from '../version'
import { isSame, type Storey } from '../world/map/hierarchy'
import type { ServiceNode } from '../world/nodes'
import { isNormalLayer, registeredLayers } from './registered'
import type { Scene } from './scene'

/** How far OAP looks. */
const DEEPEST = 10

export function hierarchyRoots({ world, version }: Scene): Roots {
  const registered = new Set(registeredLayers(version))
  /** A layer decides whether the services on it are real: an id that says otherwise has no relations. */
  const links = (service: ServiceKey, layer: string, steps: number) =>
    service.normal === isNormalLayer(layer) ? world.map.hierarchy(service, layer, steps, registered) : []
  return {
    Query: {
      getServiceHierarchy({ serviceId: id, layer }: { serviceId: string; layer: string }) {
        const service = parseServiceId(id)
        const found = service ? links(service, layer, DEEPEST) : []
        return {
          relations: found.map(({ upper, lower }) => ({ upperService: toWire(upper), lowerService: toWire(lower) })),
        }
      },
      /** One step only; who runs in whom is told by the names, which are those of the pods. */
      getInstanceHierarchy({ instanceId: id, layer }: { instanceId: string; layer: string }) {
        const key = parseInstanceId(id)
        const node = key && world.map.node(key.service)
        if (!key || !node || !has(node, key.name)) return { relations: [] }
        const self = { node, layer }
        const found = links(key.service, layer, 1).filter(({ upper, lower }) =>
          has((isSame(upper, self) ? lower : upper).node, key.name),
        )
        return {
          relations: found.map(({ upper, lower }) => ({
            upperInstance: instanceOf(upper, key.name),
            lowerInstance: instanceOf(lower, key.name),
          })),
        }
      },
      listLayerLevels: () =>
        levelsOf(version).flatMap(({ level, layers }) => layers.map((layer) => ({ layer, level }))),
    },
    Mutation: {},
  }
}

const has = (node: ServiceNode, instance: string): boolean => node.instances.some(({ data }) => data.name === instance)

function toWire({ node, layer }: Storey) {
  const { name, normal } = node.data
  return { id: serviceId({ name, normal }), name, layer, normal }
}

function instanceOf(storey: Storey, name: string) {
  const { id: owner, name: serviceName, layer, normal } = toWire(storey)
  const id = instanceId({ service: { name: serviceName, normal }, name })
  return { id, name, serviceId: owner, serviceName, layer, normal }
}

/** `hierarchy-definition.yml`: a higher level runs on a lower one. */
function levelsOf(version: Version): readonly { readonly level: number; readonly layers: readonly string[] }[] {
  const registered = new Set(registeredLayers(version))
  const known = (names: string): readonly string[] => names.split(' ').filter((layer) => registered.has(layer))
  return [
    { level: 3, layers: known('MESH GENERAL SO11Y_OAP VIRTUAL_DATABASE VIRTUAL_MQ') },
    {
      level: 2,
      layers: known('MYSQL POSTGRESQL APISIX NGINX ROCKETMQ CLICKHOUSE RABBITMQ KAFKA PULSAR ACTIVEMQ KONG AIRFLOW'),
    },
    { level: 1, layers: known('MESH_DP CILIUM_SERVICE') },
    { level: 0, layers: known('K8S_SERVICE') },
  ]
}
