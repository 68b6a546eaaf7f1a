import type { CallData, EndpointCallData, InstanceData, ServiceData } from '@/layers/world'
import { ServiceCall } from './call'
import type { RoutineEvent } from './data'
import { endpointShares, topicShares, type Carried } from './endpoints'
import { ALWAYS, interrupted, recurring, serviceLife, TURNS, type Life } from './life'
import type { Call, ServiceNode } from './nodes'
import { Service, type ServicePlan, type Surroundings } from './service'

/** All that exists, as data. */
export interface Entities {
  readonly services: readonly ServiceData[]
  readonly calls: readonly CallData[]
  readonly endpointCalls: readonly EndpointCallData[]
}

export interface Ground extends Surroundings {
  readonly routine: readonly RoutineEvent[]
}

/** Services by name, with the calls between them. A name may stand for a real service and for a virtual one. */
export class Graph {
  readonly ground: Ground
  /** Those with one name for ever; rolling services come and go beside them. */
  readonly services: readonly Service[]
  readonly calls: readonly Call[]
  readonly #byName = new Map<string, Service>()
  readonly #rolling: readonly ServiceData[]

  constructor(ground: Ground, entities: Entities) {
    this.ground = ground
    this.#rolling = entities.services.filter(({ life }) => life?.kind === 'rolling')
    this.services = entities.services
      .filter((data) => data.life?.kind !== 'rolling')
      .map((data) => this.#make(data, serviceLife(data.life)))
    for (const node of this.services) this.#byName.set(nameKey(node.data.name, node.data.normal), node)
    this.calls = entities.calls.flatMap((data) => this.#call(data) ?? [])
    this.#share(entities.endpointCalls)
  }

  /** `null` for a name that never was. */
  find(name: string, normal: boolean): Service | null {
    return this.#byName.get(nameKey(name, normal)) ?? (normal ? this.#roll(name) : null)
  }

  /** The rolling services that lived or began within some minutes. */
  rolledWithin(from: number, to: number): readonly Service[] {
    return this.#rolling.flatMap((data) => {
      if (data.life?.kind !== 'rolling') return []
      const { everyMinutes, liveMinutes } = data.life
      const first = Math.floor((from - liveMinutes) / everyMinutes) + 1
      const last = Math.floor(to / everyMinutes)
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) % TURNS).flatMap(
        (k) => this.find(data.name.replace('{k}', String(k)), true) ?? [],
      )
    })
  }

  #roll(name: string): Service | null {
    for (const template of this.#rolling) {
      const [before, after] = template.name.split('{k}')
      if (before === undefined || after === undefined || !name.startsWith(before) || !name.endsWith(after)) continue
      const k = name.slice(before.length, name.length - after.length)
      if (!/^(0|[1-9]\d{0,2})$/.test(k)) continue
      const data = numbered(template, k)
      const node = this.#make(data, serviceLife(template.life, Number(k)))
      node.endpointShares = endpointShares(node, [], this.ground.calls)
      this.#byName.set(nameKey(name, true), node)
      return node
    }
    return null
  }

  #make(data: ServiceData, life: Life): Service {
    const instances = data.instances.map((instance) => this.#instance(data, instance))
    return new Service(this.ground, { data, life, instances })
  }

  #instance(service: ServiceData, data: InstanceData): ServicePlan['instances'][number] {
    const incident = this.ground.incidents.find(({ data: { id } }) => data.life === `incident:${id}`)?.data
    if (incident?.instances) {
      const { fromOffset, toOffset, weight } = incident.instances
      const { periodMinutes, phaseMinutes } = incident.schedule
      const life = recurring(periodMinutes, phaseMinutes + fromOffset, toOffset - fromOffset)
      return { data, life, group: { incident: incident.id, weight } }
    }
    return { data, life: this.#gaps(service.name, data.name) ?? ALWAYS, group: null }
  }

  #gaps(service: string, instance: string): Life | null {
    const here = (one: { readonly service: string; readonly instance?: string }): boolean =>
      one.service === service && one.instance === instance
    for (const { data } of this.ground.incidents) {
      const gap = data.gaps?.find(here)
      if (!gap) continue
      const { periodMinutes, phaseMinutes } = data.schedule
      return interrupted(periodMinutes, { from: phaseMinutes + gap.fromOffset, to: phaseMinutes + gap.toOffset })
    }
    const routine = this.ground.routine.find((one) => one.gap === true && here(one))
    if (!routine) return null
    const { periodMinutes, phaseMinutes, lengthMinutes } = routine
    return interrupted(periodMinutes, { from: phaseMinutes, to: phaseMinutes + lengthMinutes })
  }

  #call(data: CallData): Call | null {
    const source = this.#end(data.source)
    const target = data.targetNormal === false ? this.find(data.target, false) : this.#end(data.target)
    if (source === null || target === null) return null
    const call = new ServiceCall(this.ground.seed, this.ground.incidents, data, source, target)
    source.outgoing.push(call)
    target.incoming.push(call)
    return call
  }

  #end(name: string): Service | null {
    return this.#byName.get(nameKey(name, true)) ?? this.#byName.get(nameKey(name, false)) ?? null
  }

  #share(endpointCalls: readonly EndpointCallData[]): void {
    const carried = new Map<ServiceNode, Carried[]>()
    for (const data of endpointCalls) {
      const source = this.#end(data.source)
      const target = this.#end(data.target)
      const carrier = source && target && carrierOf(source, target)
      if (!source || !target || !carrier) continue
      carried.set(target, [...(carried.get(target) ?? []), { data, source, carrier }])
    }
    for (const node of this.services)
      node.endpointShares = endpointShares(node, carried.get(node) ?? [], this.ground.calls)
    for (const node of this.services)
      if (node.data.layers.includes('VIRTUAL_MQ')) node.endpointShares = topicShares(node)
  }
}

const nameKey = (name: string, normal: boolean): string => `${normal ? 1 : 0}${name}`

/** The service call behind an endpoint call: a direct one, else that of the broker between the two. */
function carrierOf(source: ServiceNode, target: ServiceNode): Call | null {
  const direct = target.incoming.find((call) => call.source === source)
  if (direct) return direct
  const brokers = new Set(source.outgoing.map((call) => call.target))
  return target.incoming.find((call) => brokers.has(call.source) && !call.source.data.normal) ?? null
}

function numbered(template: ServiceData, k: string): ServiceData {
  const name = (text: string): string => text.replace('{k}', k)
  return {
    ...template,
    name: name(template.name),
    shortName: name(template.shortName),
    instances: template.instances.map((instance) => ({ ...instance, name: name(instance.name) })),
  }
}
