import { expect, test } from 'vitest'
import { world, windowTo } from '../../server/demo/world/testing'
import { answer } from '@/mqe/answer'
import type { Level } from '@/mqe/source'
import type { Entity } from '@/scope/entity'
import type { Dashboard, Gate, Item, MetricItem } from '@/template/types'
import { builtInTemplates } from './registry'

/** During a db-saturation; runtimes of PHP and Node.js are known from OAP 11 on. */
const NOW = Date.parse('2026-03-18T18:20:00Z')
const LEVEL: Level = 11.0
const window = windowTo(NOW, 60)

const all = await builtInTemplates()

const told = (expression: string, entity: Entity): string =>
  JSON.stringify(answer(expression, world.source({ entity, window, now: NOW, level: LEVEL })))

function hasValue(expression: string, entity: Entity): boolean {
  if (expression.trim() === '' || /\bbaseline\s*\(/.test(expression)) return false
  return /"value":(?!null)/.test(told(expression, entity))
}

const isOpen = (gate: Gate | undefined, entity: Entity): boolean =>
  !gate?.expression || /"value":"?1/.test(told(gate.expression, entity))

const services = (layer: string) => world.services(NOW, layer)
const instancesOf = (name: string, normal: boolean): readonly Entity[] =>
  world
    .instances({ name, normal }, window.start, NOW)
    .map((one) => ({ serviceName: name, normal, serviceInstanceName: one.name }))
const endpointsOf = (name: string, normal: boolean): readonly Entity[] =>
  world.endpoints({ name, normal }).map((endpointName) => ({ serviceName: name, normal, endpointName }))

const RELATIONS = ['ServiceRelation', 'ServiceInstanceRelation', 'EndpointRelation'] as const

/** Calls between what is on the layer and whatever it calls. */
function relationsOf(layer: string, entity: (typeof RELATIONS)[number]): readonly Entity[] {
  const nodes = world.graph.services.filter(({ data }) => data.layers.includes(layer))
  if (entity === 'EndpointRelation')
    return nodes
      .flatMap(({ endpointShares }) => endpointShares?.incoming ?? [])
      .map(({ carrier, data }) => ({
        ...endsOf(carrier),
        endpointName: data.sourceEndpoint,
        destEndpointName: data.targetEndpoint,
      }))
  return nodes.flatMap(({ outgoing }) =>
    outgoing.flatMap((call): readonly Entity[] =>
      entity === 'ServiceRelation'
        ? [endsOf(call)]
        : call.source.data.instances.flatMap((one) =>
            call.target.data.instances.map((other) => ({
              ...endsOf(call),
              serviceInstanceName: one.name,
              destServiceInstanceName: other.name,
            })),
          ),
    ),
  )
}
const endsOf = ({ source, target }: (typeof world.graph.calls)[number]): Entity => ({
  serviceName: source.data.name,
  normal: source.data.normal,
  destServiceName: target.data.name,
  destNormal: target.data.normal,
})

function entitiesOf({ layer, entity }: Pick<Dashboard, 'layer' | 'entity'>): readonly Entity[] {
  if (entity === 'All') return [{}]
  const relation = RELATIONS.find((one) => one === entity)
  if (relation) return relationsOf(layer, relation)
  return services(layer).flatMap(({ name, normal }): readonly Entity[] => {
    if (entity === 'ServiceInstance') return instancesOf(name, normal)
    return entity === 'Endpoint' ? endpointsOf(name, normal) : [{ serviceName: name, normal }]
  })
}

const ROWS = { ServiceList: 'Service', InstanceList: 'ServiceInstance', EndpointList: 'Endpoint' } as const

/** A list asks about its rows. */
function subjectsOf({ graph }: MetricItem, dashboard: Dashboard, entity: Entity): readonly Entity[] {
  if (!Object.hasOwn(ROWS, graph.type)) return [entity]
  const kind = ROWS[graph.type as keyof typeof ROWS]
  return entitiesOf({ layer: dashboard.layer, entity: kind }).filter(
    ({ serviceName }) => entity.serviceName === undefined || serviceName === entity.serviceName,
  )
}

const itemsOf = (items: readonly Item[]): readonly MetricItem[] =>
  items.flatMap((item) =>
    'tabs' in item ? item.tabs.flatMap((page) => itemsOf(page.items)) : 'graph' in item ? [item] : [],
  )

test.each(all.map(({ id, dashboard }) => [id, dashboard] as const))('%s draws ink', (id, dashboard) => {
  const entities = entitiesOf(dashboard)
  const blank = itemsOf(dashboard.items).flatMap((item) => {
    // Each expression on its own: a line that nobody ever has is a mistake as well.
    const silent = item.expressions.filter(
      (expression) =>
        !/\bbaseline\s*\(/.test(expression) &&
        !entities.some(
          (entity) =>
            isOpen(item.gate, entity) && subjectsOf(item, dashboard, entity).some((one) => hasValue(expression, one)),
        ),
    )
    return silent.map((expression) => `${id} ${item.title}: ${expression}`)
  })
  expect(blank).toEqual([])
})
