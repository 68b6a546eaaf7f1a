import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isComplete, type Entity, type EntityKind } from '@/scope/entity'
import { catalogue } from './data'
import { instanceCallsOf } from './map/instanceCalls'
import { processCallsOf } from './map/processes'
import type { Call, InstanceNode, ProcessEnd, ServiceNode } from './nodes'
import { resolve } from './resolve'
import { asking, windowTo, world } from './testing'

const NOW = Date.parse('2026-03-18T18:20:59Z')
const FOLDER = new URL('../../../../shared/oap/templates-10.4/', import.meta.url)
const present = existsSync(FOLDER)

interface Wanted {
  readonly layer: string
  readonly entity: EntityKind
}

/** The layers and kinds of entity that the stock templates are for, each once. */
function wanted(): readonly Wanted[] {
  const found = new Map<string, Wanted>()
  for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue
    const read: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
    for (const row of Array.isArray(read) ? read : [read]) {
      const { layer, entity } = (row as { configuration?: Wanted }).configuration ?? (row as Wanted)
      found.set(`${layer} ${entity}`, { layer, entity })
    }
  }
  return [...found.values()].filter(({ entity }) => entity !== 'All')
}

const of = ({ data: { name, normal } }: ServiceNode): Entity => ({ serviceName: name, normal })
const on = ({ service, data }: InstanceNode): Entity => ({ ...of(service), serviceInstanceName: data.name })
const at = ({ instance, name }: ProcessEnd): Entity => ({ ...on(instance), processName: name })
const between = (source: Entity, dest: Entity): Entity => ({
  ...source,
  destServiceName: dest.serviceName ?? '',
  destNormal: dest.normal ?? false,
  ...(dest.serviceInstanceName !== undefined && { destServiceInstanceName: dest.serviceInstanceName }),
  ...(dest.processName !== undefined && { destProcessName: dest.processName }),
})

function entitiesOf({ layer, entity }: Wanted): readonly Entity[] {
  const nodes = world.graph.services.filter(({ data }) => data.layers.includes(layer))
  const instances = nodes.flatMap((node) => node.instances)
  const calls = world.graph.calls.filter(({ data }) => data.layer === layer)
  const pairs = ({ source, target }: Call): readonly Entity[] =>
    !source.data.normal || !target.data.normal
      ? []
      : source.instances.flatMap((one) => target.instances.map((other) => between(on(one), on(other))))
  switch (entity) {
    case 'All':
      return [{}]
    case 'Service':
      return nodes.map(of)
    case 'ServiceInstance':
      return instances.map(on)
    case 'Endpoint':
      return nodes.flatMap((node) => node.data.endpoints.map((endpointName) => ({ ...of(node), endpointName })))
    case 'Process':
      return instances.flatMap((instance) => instance.data.processes.map(({ name }) => at({ instance, name })))
    case 'ServiceRelation':
      return calls.map(({ source, target }) => between(of(source), of(target)))
    case 'ServiceInstanceRelation': {
      const own = instanceCallsOf(world.graph).filter(({ call }) => call.data.layer === layer)
      return [...calls.flatMap(pairs), ...own.map(({ source, target }) => between(on(source), on(target)))]
    }
    case 'EndpointRelation':
      return nodes
        .flatMap(({ endpointShares }) => endpointShares?.incoming ?? [])
        .map(({ data, source, target }) => ({
          ...between(of(source), of(target)),
          endpointName: data.sourceEndpoint,
          destEndpointName: data.targetEndpoint,
        }))
    case 'ProcessRelation':
      return processCallsOf(world.graph)
        .filter(({ target }) => target.instance.service.data.layers.includes(layer))
        .map(({ source, target }) => between(at(source), at(target)))
  }
}

describe.skipIf(!present)('what the stock templates are for', () => {
  it.each(present ? wanted().map((one) => [one.layer, one.entity, one] as const) : [])(
    '%s %s: at least two entities, whom the world knows',
    (_, entity, one) => {
      const found = entitiesOf(one)
      const metric = catalogue.find(({ scope }) => scope === entity)?.name ?? ''
      const known = found.filter((each) => isComplete(entity, each) && resolve(world.graph, entity, each, metric))
      expect(new Set(known.map((each) => JSON.stringify(each))).size).toBeGreaterThanOrEqual(2)
      expect(known.length).toBe(found.length)
    },
  )
})

const first = (metric: string, entity: Entity): number | null | undefined =>
  asking(NOW, 11).series(metric, entity, 2)?.[0]

const lasts = ({ instance }: ProcessEnd): boolean => instance.life.always

describe('processes', () => {
  const calls = processCallsOf(world.graph)
  const entrance = world.graph.find('mesh::entrance.stage', true)?.instances[0]
  const process = (name: string): Entity => (entrance ? at({ instance: entrance, name }) : {})

  it('report while a policy watches them, and are ranked', () => {
    expect(first('continuous_profiling_process_cpu', process('envoy'))).toBeGreaterThan(0)
    expect(first('continuous_profiling_process_thread_count', process('node'))).toBeGreaterThan(0)
    expect(first('continuous_profiling_process_cpu', process('no-such'))).toBeNull()
    const unwatched = world.graph.find('mesh::roster.stage', true)?.instances[0]
    expect(
      first('continuous_profiling_process_cpu', unwatched ? at({ instance: unwatched, name: 'envoy' }) : {}),
    ).toBeNull()
    const rows = asking(NOW, 11).source({}, windowTo(NOW, 3)).top('continuous_profiling_process_cpu', 3, 'DES', [])
    expect(rows.map(({ id, owner }) => [id, owner?.scope])).toEqual(
      Array.from({ length: 3 }, () => ['Unknown', 'Process']),
    )
  })

  it('are counted at the sides that saw them, in their pod and beyond', () => {
    expect(calls.length).toBeGreaterThan(80)
    // A canary's pods come and go.
    for (const call of calls.filter((one) => lasts(one.source) && lasts(one.target))) {
      const entity = between(at(call.source), at(call.target))
      const sides = (['client', 'server'] as const).map((side) => first(`process_relation_${side}_write_cpm`, entity))
      expect(sides.map((value) => value !== null)).toEqual([call.client, call.server])
      expect(first('process_relation_http1_request_cpm', entity)).not.toBeNull()
    }
  })

  it('of a node with a bad wire are slower at the calling side', () => {
    const wire = calls.find(({ edge }) => edge.some(({ latAdd }) => latAdd > 0))
    if (!wire) throw new Error('no wire')
    const then = asking(Date.parse('2026-03-18T16:27:59Z'), 11)
    const entity = between(at(wire.source), at(wire.target))
    const sent = (now: typeof then) => now.series('process_relation_client_retransmit_cpm', entity, 2)?.[0] ?? 0
    expect(sent(then)).toBeGreaterThan(20 * sent(asking(NOW, 11)))
  })
})

describe('ways inside a cluster', () => {
  it('are relations of instances, and on no map of services', () => {
    const own = instanceCallsOf(world.graph)
    expect(own.length).toBe(9)
    for (const { source, target, call } of own) {
      const entity = between(on(source), on(target))
      expect(resolve(world.graph, 'ServiceInstanceRelation', entity, 'x_client_y')).not.toBeNull()
      expect(world.graph.calls).not.toContain(call)
    }
    const key = { name: 'banyandb::banyandb.observability', normal: true }
    const steps = world.map.instances([key, key], { window: windowTo(NOW, 5), now: NOW, coldStage: false })
    let step = steps.next()
    while (!step.done) step = steps.next()
    expect(step.value).toHaveLength(8)
  })
})
