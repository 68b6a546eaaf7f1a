import type { ServiceData } from '@/layers/world'
import type { CatalogueEntry } from '../data'
import type { Graph } from '../graph'
import { ofCall, ofEndpoint, ofEndpointCall, ofInstance, ofInstanceCall, ofService, type Measured } from '../measured'
import type { ServiceNode } from '../nodes'
import { sideOf } from '../resolve'

/** Layers whose services have a metric that belongs to no layer, by its name. */
const LAYERS: readonly (readonly [pattern: RegExp, layer: string])[] = [
  [/^browser_/, 'BROWSER'],
  [/^cache_/, 'VIRTUAL_CACHE'],
  [/^database_/, 'VIRTUAL_DATABASE'],
  [/^mq_/, 'VIRTUAL_MQ'],
  [/^gen_ai_/, 'VIRTUAL_GENAI'],
  [/^kubernetes_|^process_|^continuous_/, 'K8S_SERVICE'],
  [/^cilium_/, 'CILIUM_SERVICE'],
  [/./, 'GENERAL'],
]

/** Which services have a metric, where not all of the layer do. */
const SUITS: readonly (readonly [pattern: RegExp, suits: (data: ServiceData) => boolean])[] = [
  [/^meter_(datasource|thread_pool)$/, ({ datasource }) => datasource !== undefined],
  [/^meter_(http_server|jvm|process|system|tomcat|jdbc)_/, ({ micrometer }) => micrometer === true],
  [/^instance_jvm_/, ({ language }) => language === 'JAVA'],
  [/./, () => true],
]

export const layerOf = ({ name, layer }: CatalogueEntry): string =>
  layer ?? LAYERS.find(([pattern]) => pattern.test(name))?.[1] ?? 'GENERAL'

/** Entities of a metric's scope and layer, a few of each. */
export function measurable(graph: Graph, entry: CatalogueEntry, most = 2): readonly Measured[] {
  const layer = layerOf(entry)
  const suits = SUITS.find(([pattern]) => pattern.test(entry.name))?.[1]
  const nodes = graph.services.filter(({ data }) => data.layers.includes(layer) && suits?.(data) === true)
  const has = (node: ServiceNode): boolean => node.data.layers.includes(layer)
  const calls = graph.calls.filter((call) => call.data.layer === layer || (has(call.source) && has(call.target)))
  const side = sideOf(entry.name)
  const peers = (node: ServiceNode) => (node.data.normal && node.instances.length > 0 ? node.instances : [null])
  const all = (): readonly Measured[] => {
    switch (entry.scope) {
      case 'Service':
        return nodes.map(ofService)
      case 'Endpoint':
        return nodes.flatMap((node) => node.data.endpoints.slice(0, 1).map((_, index) => ofEndpoint(node, index)))
      case 'ServiceRelation':
        return calls.map((call) => ofCall(call, side))
      case 'ServiceInstanceRelation':
        // The nodes of a cluster that call one another are no calls of services.
        if (calls.length === 0) return nodes.flatMap((node) => node.instances.slice(0, 1).map(ofInstance))
        return calls.map((call) =>
          ofInstanceCall(call, peers(call.source)[0] ?? null, peers(call.target)[0] ?? null, side),
        )
      case 'EndpointRelation':
        return graph.services.flatMap(({ endpointShares }) => endpointShares?.incoming.map(ofEndpointCall) ?? [])
      default:
        return nodes.flatMap((node) => node.instances.slice(0, 2).map(ofInstance))
    }
  }
  return all().slice(0, most)
}
