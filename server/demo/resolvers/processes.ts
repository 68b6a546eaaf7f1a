import { createHash } from 'node:crypto'
import type { ProcessData } from '@/layers/world'
import {
  instanceId,
  parseInstanceId,
  parseServiceId,
  serviceId,
  type InstanceKey,
  type ServiceKey,
} from '@/protocol/ids'
import type { Roots } from '../graphql/execute'
import type { World } from '../world/world'
import { KEPT_MS, spanOf, windowOf, type Scene, type WireDuration } from './scene'

/** The window of `estimateProcessScale`. */
const RECENT_MS = 10 * 60_000

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** OAP's id of a process cannot be decoded. */
export const processId = (instance: InstanceKey, name: string): string => sha256(`${name}_${instanceId(instance)}`)

/** `Process` of the schema. */
function toWire(instance: InstanceKey, { name, detectType, attributes, labels }: ProcessData) {
  const owner = instanceId(instance)
  return {
    id: processId(instance, name),
    name,
    serviceId: serviceId(instance.service),
    serviceName: instance.service.name,
    instanceId: owner,
    instanceName: instance.name,
    /** One agent per instance; its id is any stable text. */
    agentId: sha256(owner).slice(0, 32),
    detectType,
    attributes,
    labels,
  }
}

/** Virtual processes only stand for peers. */
const isReal = ({ detectType }: ProcessData): boolean => detectType !== 'VIRTUAL'

const profilable = ({ attributes }: ProcessData): boolean =>
  attributes.some(({ name, value }) => name === 'support_ebpf_profiling' && value === 'true')

/** Each process of a service that was seen in a span, with its instance. */
const processesOf = (world: World, service: ServiceKey, from: number, to: number) =>
  world.instances(service, from, to).flatMap(({ name }) => {
    const instance = { service, name }
    return world.processes(instance, from, to).map((data) => ({ instance, data }))
  })

export function processRoots({ world, clock, tz }: Scene): Roots {
  return {
    Query: {
      listProcesses({ duration, instanceId: id }: { duration: WireDuration; instanceId: string }) {
        const span = spanOf(windowOf(duration, tz, false), clock())
        const key = parseInstanceId(id)
        const found = span && key ? world.processes(key, ...span).filter(isReal) : []
        return key ? found.map((data) => toWire(key, data)) : []
      },
      getProcess({ processId: id }: { processId: string }) {
        const now = clock()
        for (const service of world.services(now)) {
          const all = processesOf(world, service, now - KEPT_MS, now)
          const found = all.find(({ instance, data }) => processId(instance, data.name) === id)
          if (found) return toWire(found.instance, found.data)
        }
        return null
      },
      estimateProcessScale({ serviceId: id, labels }: { serviceId: string; labels: readonly string[] }) {
        const service = parseServiceId(id)
        const all = service ? processesOf(world, service, clock() - RECENT_MS, clock()) : []
        return all.filter(({ data }) => profilable(data) && labels.every((label) => data.labels.includes(label))).length
      },
    },
    Mutation: {},
  }
}
