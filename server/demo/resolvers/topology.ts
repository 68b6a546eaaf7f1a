import { parseServiceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Breathe, Roots } from '../graphql/execute'
import type { Call, ServiceNode } from '../world/nodes'
import { placed, strangers, type Placed, type ServiceCalls } from '../world/map/services'
import { registeredLayers } from './registered'
import { keyOf, momentOf, type Scene, type ServiceCondition, type WireDuration } from './scene'
import { followed, type Course } from './topologyTrace'
import { durationText } from './traced'

/** Arguments that every map has. */
export interface Mapping {
  readonly duration: WireDuration
  readonly debug?: boolean | null
}

/** Maps of services. */
export function topologyRoots(scene: Scene): Roots {
  const { world, clock, version } = scene
  const registered = new Set(registeredLayers(version))
  const shown = (map: Graph) => toWire(map, (node) => layersOf(scene, registered, node))

  /** Services by their ids, whose order and repetition do not matter. */
  const some = ({ duration, debug }: Mapping, keys: readonly (ServiceKey | null)[]) => {
    const text = durationText(duration, version)
    const nodes = nodesOf(scene, keys)
    const course = followed(debug === true, `ServiceIds: [${idsOf(nodes)}]Duration: ${text}`)
    const calls = world.map.services(momentOf(scene, duration))
    const graph = course.step('Query service topology', null, () => around(nodes, { calls, course, text }))
    return { ...shown(graph), debuggingTrace: course.trace() }
  }

  const global = async ({ duration, debug, layer }: Mapping & { readonly layer?: string | null }, breathe: Breathe) => {
    const text = durationText(duration, version)
    const condition = `Duration: ${text}, Layer: ${layer ?? null}`
    const course = followed(debug === true, condition)
    const calls = world.map.services(momentOf(scene, duration))
    const drawing = { calls, course, text }
    // Who follows the course wants the work to be in it.
    if (debug !== true) for (const slices = calls.prepare(); !slices.next().done;) await breathe()
    const made = (): Graph => {
      if (!layer) return whole(drawing)
      return around(nodesOf(scene, registered.has(layer) ? world.services(clock(), layer) : []), drawing)
    }
    const graph = course.step('Query global topology', null, () =>
      course.step('Query Service: getGlobalTopology', condition, made),
    )
    return { ...shown(graph), debuggingTrace: course.trace() }
  }

  return {
    Query: {
      getGlobalTopology: global,
      getServiceTopology: ({ serviceId: id, ...asked }: Mapping & { readonly serviceId: string }) =>
        some(asked, [parseServiceId(id)]),
      getServiceTopologyByName: ({ service, ...asked }: Mapping & { readonly service: ServiceCondition }) =>
        some(asked, [keyOf(service)]),
      getServicesTopology: ({ serviceIds, ...asked }: Mapping & { readonly serviceIds: readonly string[] }) =>
        some(asked, serviceIds.map(parseServiceId)),
      getServicesTopologyByNames: ({
        services,
        ...asked
      }: Mapping & { readonly services: readonly ServiceCondition[] }) => some(asked, services.map(keyOf)),
    },
    Mutation: {},
  }
}

interface Graph {
  readonly nodes: readonly Placed[]
  readonly calls: readonly Call[]
}

interface Drawing {
  readonly calls: ServiceCalls
  readonly course: Course
  /** The duration, as a trace prints it. */
  readonly text: string
}

/** Every call with an end among the services; neighbours on other layers are nodes, what they say to each other is not in it. */
function around(asked: ReadonlySet<ServiceNode>, drawing: Drawing): Graph {
  const { course, text } = drawing
  const message = `Duration: ${text}, ServiceIds: [${idsOf(asked)}]`
  return course.step('Query Service: getServiceTopology', message, () => {
    const client = seenByClient(drawing, asked)
    const server = seenByServer(drawing, asked)
    const graph = course.step('Build service topology', null, () => built(client, server, []))
    const unknown = strangers(client, asked)
    return unknown.size === 0 ? graph : built(client, server, seenByServer(drawing, unknown))
  })
}

function whole(drawing: Drawing): Graph {
  const server = seenByServer(drawing, null)
  const client = seenByClient(drawing, null)
  return drawing.course.step('Build service topology', null, () => built(client, server, []))
}

const built = (client: readonly Call[], server: readonly Call[], elsewhere: readonly Call[]): Graph => ({
  nodes: placed(client, server, elsewhere),
  calls: [...new Set([...client, ...server])],
})

type Asked = ReadonlySet<ServiceNode> | null

const messageOf = ({ text }: Drawing, asked: Asked): string =>
  `Duration: ${text}${asked === null ? '' : `, ServiceIds: [${idsOf(asked)}]`}`

const seenByClient = (drawing: Drawing, asked: Asked): readonly Call[] =>
  drawing.course.step('Query Dao: loadServiceRelationDetectedAtClientSide', messageOf(drawing, asked), () =>
    drawing.calls.seenBy('client', asked),
  )

const seenByServer = (drawing: Drawing, asked: Asked): readonly Call[] =>
  drawing.course.step('Query Dao: loadServiceRelationsDetectedAtServerSide', messageOf(drawing, asked), () =>
    drawing.calls.seenBy('server', asked),
  )

const nodesOf = ({ world }: Scene, keys: readonly (ServiceKey | null)[]): ReadonlySet<ServiceNode> =>
  new Set(keys.flatMap((key) => (key && world.map.node(key)) ?? []))

const ids = new WeakMap<ServiceNode, string>()

function idOf(node: ServiceNode): string {
  const known = ids.get(node)
  if (known !== undefined) return known
  const { name, normal } = node.data
  const made = serviceId({ name, normal })
  ids.set(node, made)
  return made
}

const idsOf = (nodes: ReadonlySet<ServiceNode>): string => [...nodes].map(idOf).join(', ')

/** Without the layers that the posed version does not know. */
function layersOf({ world }: Scene, registered: ReadonlySet<string>, node: ServiceNode): readonly string[] {
  const layers = world.map.layersOf(node).filter((layer) => registered.has(layer))
  return layers.length > 0 ? layers : ['UNDEFINED']
}

/** Components of a side are told by that side alone. A service that no layer ever lists is missing in the nodes. */
function toWire({ nodes, calls }: Graph, layers: (node: ServiceNode) => readonly string[]) {
  return {
    nodes: nodes
      .filter(({ node }) => node.data.layers.length > 0)
      .map(({ node, type }) => ({
        id: idOf(node),
        name: node.data.name,
        type,
        isReal: node.data.normal,
        layers: layers(node),
      })),
    calls: calls.map(({ source, target, client, server, data }) => ({
      id: `${idOf(source)}-${idOf(target)}`,
      source: idOf(source),
      target: idOf(target),
      sourceComponents: client ? data.sourceComponents : [],
      targetComponents: server ? data.targetComponents : [],
      detectPoints: data.detectPoints,
    })),
  }
}
