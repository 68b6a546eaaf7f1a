import {
  endpointId,
  endpointRelationId,
  instanceId,
  parseEndpointId,
  parseInstanceId,
  parseServiceId,
  processRelationId,
  serviceId,
  type EndpointKey,
  type InstanceKey,
  type ServiceKey,
} from '@/protocol/ids'
import type { Breathe, Roots } from '../graphql/execute'
import type { ProcessCallData } from '../world/map/data'
import { placedProcess } from '../world/map/processes'
import type { InstancePair } from '../world/map/parts'
import type { EndpointCall, InstanceNode, ServiceNode } from '../world/nodes'
import { processId } from './processes'
import { keyOf, momentOf, type Scene, type ServiceCondition, type WireDuration } from './scene'
import type { Mapping } from './topology'
import { followed } from './topologyTrace'
import { durationText } from './traced'

interface EndpointCondition extends ServiceCondition {
  readonly endpointName: string
}
interface InstanceCondition extends ServiceCondition {
  readonly instanceName: string
}

/** Maps of instances, endpoints and processes. */
export function partTopologyRoots(scene: Scene): Roots {
  const instances = async ({ duration, debug }: Mapping, ends: Ends, breathe: Breathe) => {
    const text = durationText(duration, scene.version)
    const [client, server] = ends.map((key) => key && serviceId(key))
    const about = `ClientServiceId: ${client ?? null}, ServerServiceId: ${server ?? null}, Duration: ${text}`
    const course = followed(debug === true, about)
    const pairs = await pairsOf(scene, ends, duration, breathe)
    const map = course.step('Query service instance topology', null, () => instanceMap(pairs))
    return { ...map, debuggingTrace: course.trace() }
  }
  const endpoints = ({ duration, debug }: Mapping, key: EndpointKey | null) => {
    const text = durationText(duration, scene.version)
    const id = key && endpointId(key)
    const course = followed(debug === true, `EndpointId: ${id}, Duration: ${text}`)
    const found = () => (key ? scene.world.map.endpoints(key, momentOf(scene, duration)) : [])
    const calls = course.step('Query endpoint dependencies', null, () =>
      course.step('Query Service: getEndpointDependencies', `Duration: ${text}, EndpointId: ${id}`, () =>
        course.step('Query Dao: loadEndpointRelation', `Duration: ${text}, DestEndpointId: ${id}`, found),
      ),
    )
    return { ...endpointMap(calls), debuggingTrace: course.trace() }
  }
  const processes = ({ duration, debug }: Mapping, key: InstanceKey | null) => {
    const about = `InstanceId: ${key && instanceId(key)}, Duration: ${durationText(duration, scene.version)}`
    const course = followed(debug === true, about)
    const map = course.step('Query process topology', null, () =>
      key ? processMap(scene.world.map.processes(key, momentOf(scene, duration)), key) : { nodes: [], calls: [] },
    )
    return { ...map, debuggingTrace: course.trace() }
  }
  return {
    Query: {
      getServiceInstanceTopology: (
        { clientServiceId, serverServiceId, ...asked }: Mapping & Record<'clientServiceId' | 'serverServiceId', string>,
        breathe: Breathe,
      ) => instances(asked, [parseServiceId(clientServiceId), parseServiceId(serverServiceId)], breathe),
      getServiceInstanceTopologyByName: (
        {
          clientService,
          serverService,
          ...asked
        }: Mapping & Record<'clientService' | 'serverService', ServiceCondition>,
        breathe: Breathe,
      ) => instances(asked, [keyOf(clientService), keyOf(serverService)], breathe),
      getEndpointDependencies: ({ endpointId: id, ...asked }: Mapping & { readonly endpointId: string }) =>
        endpoints(asked, parseEndpointId(id)),
      getEndpointDependenciesByName: ({ endpoint, ...asked }: Mapping & { readonly endpoint: EndpointCondition }) =>
        endpoints(asked, { service: keyOf(endpoint), name: endpoint.endpointName }),
      /** The same in the form of a map of services. */
      getEndpointTopology({ endpointId: id, ...asked }: Mapping & { readonly endpointId: string }) {
        const { nodes, calls } = endpoints(asked, parseEndpointId(id))
        const bare = nodes.map(({ id, name, type, isReal }) => ({ id, name, type, isReal, layers: [] }))
        return { nodes: bare, calls, debuggingTrace: null }
      },
      getProcessTopology: ({ serviceInstanceId: id, ...asked }: Mapping & { readonly serviceInstanceId: string }) =>
        processes(asked, parseInstanceId(id)),
      getProcessTopologyByName: ({ instance, ...asked }: Mapping & { readonly instance: InstanceCondition }) =>
        processes(asked, { service: keyOf(instance), name: instance.instanceName }),
    },
    Mutation: {},
  }
}

type Ends = readonly [ServiceKey | null, ServiceKey | null]

async function pairsOf(scene: Scene, [client, server]: Ends, duration: WireDuration, breathe: Breathe) {
  const moment = momentOf(scene, duration)
  if (client === null || server === null) return []
  for (const steps = scene.world.map.instances([client, server], moment); ; await breathe()) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const keyOfNode = ({ data: { name, normal } }: ServiceNode): ServiceKey => ({ name, normal })

/** A part of a service as a node. */
function partOf(id: string, service: ServiceKey, name: string, isReal: boolean) {
  return { id, name, serviceId: serviceId(service), serviceName: service.name, type: '', isReal }
}

type Part = ReturnType<typeof partOf>

const unique = <Node extends { readonly id: string }>(nodes: readonly Node[]): readonly Node[] => [
  ...new Map(nodes.map((node) => [node.id, node])).values(),
]

const NO_COMPONENTS = { sourceComponents: [], targetComponents: [] }

function instanceMap(pairs: readonly InstancePair[]) {
  const instance = (node: ServiceNode, one: InstanceNode | null): Part => {
    const service = keyOfNode(node)
    const name = one === null ? service.name : one.data.name
    return partOf(instanceId({ service, name }), service, name, service.normal)
  }
  const drawn = pairs.map(({ call, source, target }) => ({
    from: instance(call.source, source),
    to: instance(call.target, target),
    detectPoints: call.data.detectPoints,
  }))
  return {
    nodes: unique(drawn.flatMap(({ from, to }) => [to, from])),
    calls: drawn.map(({ from, to, detectPoints }) => ({
      id: `${from.id}-${to.id}`,
      source: from.id,
      target: to.id,
      detectPoints,
      ...NO_COMPONENTS,
    })),
  }
}

function endpointMap(found: readonly EndpointCall[]) {
  const endpoint = ({ service, name }: EndpointKey): Part => partOf(endpointId({ service, name }), service, name, true)
  const drawn = found.map(({ source, target, data }) => ({
    source: { service: keyOfNode(source), name: data.sourceEndpoint },
    dest: { service: keyOfNode(target), name: data.targetEndpoint },
  }))
  return {
    nodes: unique(drawn.flatMap(({ source, dest }) => [endpoint(source), endpoint(dest)])),
    calls: drawn.map(({ source, dest }) => ({
      id: endpointRelationId({ source, dest }),
      source: endpointId(source),
      target: endpointId(dest),
      detectPoints: ['SERVER'],
      ...NO_COMPONENTS,
    })),
  }
}

/** Peers that nobody could name stand for themselves. */
const isKnown = (process: string): boolean => !process.startsWith('UNKNOWN_')

function processMap(calls: readonly ProcessCallData[], pod: InstanceKey) {
  const process = (text: string) => {
    const { name, pod: other } = placedProcess(text)
    const owner = other === null ? pod : { service: { name: other[0], normal: true }, name: other[1] }
    return {
      id: processId(owner, name),
      name,
      serviceId: serviceId(owner.service),
      serviceName: owner.service.name,
      serviceInstanceId: instanceId(owner),
      serviceInstanceName: owner.name,
      isReal: isKnown(name),
    }
  }
  const drawn = calls.map((call) => ({ from: process(call.source), to: process(call.target), call }))
  return {
    nodes: unique(drawn.flatMap(({ from, to }) => [from, to])),
    calls: drawn.map(({ from, to, call }) => ({
      id: processRelationId({ source: from.id, dest: to.id }),
      source: from.id,
      target: to.id,
      detectPoints: call.detectPoints,
      ...NO_COMPONENTS,
    })),
  }
}
