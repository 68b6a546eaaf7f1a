import { answerOf, flag, list, object, text, type Decoder } from '../decode'
import type { Operation } from '../operation'

/** A service as one layer sees it: one service on two layers is two nodes with one id. */
export interface HierarchyNode {
  readonly id: string
  readonly name: string
  readonly layer: string
  readonly normal: boolean
}

export interface HierarchyInstance extends HierarchyNode {
  readonly serviceId: string
  readonly serviceName: string
}

/** The upper one runs on the lower one. */
export interface HierarchyLink<Node extends HierarchyNode = HierarchyNode> {
  readonly upper: Node
  readonly lower: Node
}

const NODE = `id name layer normal`
const node = object({ id: text, name: text, layer: text, normal: flag })

/** Everything above and below a service of a layer, at most ten levels far; what follows from two other links is left out. */
export const serviceHierarchy: Operation<
  { readonly serviceId: string; readonly layer: string },
  readonly HierarchyLink[]
> = {
  name: 'serviceHierarchy',
  document: `query ServiceHierarchy($serviceId: ID!, $layer: String!) {
    getServiceHierarchy(serviceId: $serviceId, layer: $layer) {
      relations { upperService { ${NODE} } lowerService { ${NODE} } }
    }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getServiceHierarchy', relations(object({ upperService: node, lowerService: node }), services)),
}

const INSTANCE = `${NODE} serviceId serviceName`
const instance = object({ id: text, name: text, layer: text, normal: flag, serviceId: text, serviceName: text })

/** One level up and down only. */
export const instanceHierarchy: Operation<
  { readonly instanceId: string; readonly layer: string },
  readonly HierarchyLink<HierarchyInstance>[]
> = {
  name: 'instanceHierarchy',
  document: `query InstanceHierarchy($instanceId: ID!, $layer: String!) {
    getInstanceHierarchy(instanceId: $instanceId, layer: $layer) {
      relations { upperInstance { ${INSTANCE} } lowerInstance { ${INSTANCE} } }
    }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf(
    'getInstanceHierarchy',
    relations(object({ upperInstance: instance, lowerInstance: instance }), instances),
  ),
}

function services(found: {
  readonly upperService: HierarchyNode
  readonly lowerService: HierarchyNode
}): HierarchyLink {
  return { upper: found.upperService, lower: found.lowerService }
}

function instances(found: {
  readonly upperInstance: HierarchyInstance
  readonly lowerInstance: HierarchyInstance
}): HierarchyLink<HierarchyInstance> {
  return { upper: found.upperInstance, lower: found.lowerInstance }
}

function relations<Wire, Link>(relation: Decoder<Wire>, link: (found: Wire) => Link): Decoder<readonly Link[]> {
  return (value, path) => object({ relations: list(relation) })(value, path).relations.map(link)
}
