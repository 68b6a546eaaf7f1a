import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import type { Call, ServiceNode } from '../nodes'
import { asking, service, windowTo, world } from '../testing'
import { createWorld } from '../world'
import { placed } from './services'

const NOW = Date.parse('2026-03-18T18:20:59Z')
const at = asking(NOW)
const ORDERS = 'postgres-orders.data.svc.cluster.local:5432'

/** Repeatable draws in [0, 1). */
function* draws(): Generator<number, never> {
  for (let state = 20_260_318; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 4_294_967_296
  }
}
const random = draws()
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next().value * items.length)]!

const near = (value: number | null | undefined, figure: number, tolerance = 0.03): void => {
  expect(Math.abs((value ?? Number.NaN) - figure)).toBeLessThanOrEqual(figure * tolerance)
}

/** Finished minutes somewhere in the last six days. */
function drawWindow(minutes = 1 + Math.floor(random.next().value * 12)) {
  return windowTo(NOW - 60_000 - Math.floor(random.next().value * 6 * 1440) * 60_000, minutes)
}

const entityOf = ({ data }: ServiceNode): Entity => ({ serviceName: data.name, normal: data.normal })
const relation = ({ source, target }: Call): Entity => ({
  ...entityOf(source),
  destServiceName: target.data.name,
  destNormal: target.data.normal,
})
type Window = ReturnType<typeof windowTo>
const callsOf = (node: ServiceNode | null, window: Window) => {
  const calls = world.map.services({ window, now: NOW, coldStage: false })
  const of = node && new Set([node])
  return [...new Set([...calls.seenBy('client', of), ...calls.seenBy('server', of)])]
}
const total = (metric: string, entity: Entity, window: Window): number =>
  (at.source(entity, window).series(metric) ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0)

/** Those whose relations are counted by the core metrics. */
const played = new Set(['GENERAL', 'MESH', 'FAAS'])
const general = world.graph.services.filter(({ data }) => data.layers.includes('GENERAL'))
const repeat = (name: string, times: number, check: () => void): void =>
  it(name, () => {
    for (let round = 0; round < times; round++) check()
  })

describe('the map and its relations', () => {
  repeat('a call is there if and only if its relation counted something, on the sides that saw it', 60, () => {
    const node = pick(general)
    const window = drawWindow()
    const calls = new Set(callsOf(node, window))
    for (const call of new Set([...node.incoming, ...node.outgoing])) {
      if (!played.has(call.data.layer)) continue
      const client = total('service_relation_client_cpm', relation(call), window)
      const server = total('service_relation_server_cpm', relation(call), window)
      expect([call.data.source, call.data.target, client + server > 0]).toEqual([
        call.data.source,
        call.data.target,
        calls.has(call),
      ])
      if (!calls.has(call)) continue
      expect([client > 0, server > 0]).toEqual([call.client, call.server])
      if (call.client && call.server) expect(client).toBe(server)
    }
  })

  repeat('what a caller says it calls is what its instances call, and what the called ones answer', 60, () => {
    const node = pick(general.filter(({ outgoing, data }) => outgoing.length > 0 && data.normal))
    const window = drawWindow(3)
    const names = ({ data }: ServiceNode) =>
      data.normal && data.instances.length > 0 ? data.instances.map(({ name }) => name) : [data.name]
    for (const call of callsOf(node, window).filter(({ source, client }) => source === node && client)) {
      const pairs = names(node).flatMap((serviceInstanceName) =>
        names(call.target).map((destServiceInstanceName) => ({
          ...relation(call),
          serviceInstanceName,
          destServiceInstanceName,
        })),
      )
      const sum = (side: string) =>
        pairs.reduce((all, pair) => all + total(`service_instance_relation_${side}_cpm`, pair, window), 0)
      const whole = total('service_relation_client_cpm', relation(call), window)
      expect(sum('client')).toBe(whole)
      if (call.server) expect(sum('server')).toBe(whole)
    }
  })

  repeat('what a service answers is the sum of the calls to it on the map', 60, () => {
    const node = pick(general.filter(({ incoming }) => incoming.some(({ server }) => server)))
    const window = drawWindow()
    const calls = callsOf(node, window).filter(({ target, server }) => target === node && server)
    const sum = calls.reduce((all, call) => all + total('service_relation_server_cpm', relation(call), window), 0)
    expect(sum).toBe(total('service_cpm', entityOf(node), window))
  })

  repeat('an endpoint answers no less than its dependencies ask, and each of them counts', 60, () => {
    const node = pick(general.filter(({ endpointShares }) => (endpointShares?.incoming.length ?? 0) > 0))
    const { data } = pick(node.endpointShares?.incoming ?? [])
    const window = drawWindow(5)
    const key = { service: { name: node.data.name, normal: true }, name: data.targetEndpoint }
    const around = world.map.endpoints(key, { window, now: NOW, coldStage: false })
    const asked = around.filter(({ target, data }) => target === node && data.targetEndpoint === key.name)
    const counts = asked.map(({ source, data }) =>
      total(
        'endpoint_relation_cpm',
        {
          ...entityOf(source),
          endpointName: data.sourceEndpoint,
          destServiceName: node.data.name,
          destNormal: true,
          destEndpointName: data.targetEndpoint,
        },
        window,
      ),
    )
    for (const count of counts) expect(count).toBeGreaterThan(0)
    const answered = total('endpoint_cpm', { ...entityOf(node), endpointName: key.name }, window)
    const sum = counts.reduce((all, count) => all + count, 0)
    // Every part of a minute is rounded for itself.
    expect(sum).toBeLessThanOrEqual(answered + counts.length * 5)
  })
})

describe('the map of instances', () => {
  repeat('has the pairs whose relation counted something, and no others', 40, () => {
    const call = pick(world.graph.calls.filter(({ data }) => played.has(data.layer)))
    const window = drawWindow(1 + Math.floor(random.next().value * 200))
    const ends = [call.source, call.target].map(({ data: { name, normal } }) => ({ name, normal }))
    const steps = world.map.instances([ends[0]!, ends[1]!], { window, now: NOW, coldStage: false })
    let step = steps.next()
    while (!step.done) step = steps.next()
    const pairs = step.value.filter((pair) => pair.call === call)
    const names = ({ data }: ServiceNode) =>
      data.normal && data.instances.length > 0 ? data.instances.map(({ name }) => name) : [data.name]
    const side = call.server ? 'server' : 'client'
    const counting = names(call.source).flatMap((serviceInstanceName) =>
      names(call.target).flatMap((destServiceInstanceName) => {
        const pair = { ...relation(call), serviceInstanceName, destServiceInstanceName }
        return total(`service_instance_relation_${side}_cpm`, pair, window) > 0
          ? `${serviceInstanceName} ${destServiceInstanceName}`
          : []
      }),
    )
    const name = (one: { data: { name: string } } | null, node: ServiceNode) => one?.data.name ?? node.data.name
    expect(pairs.map(({ source, target }) => `${name(source, call.source)} ${name(target, call.target)}`)).toEqual(
      counting,
    )
  })
})

describe('J1.4 to J1.6: the map shows the database', () => {
  const now = Date.parse('2026-03-18T18:20:00Z')
  const last = (metric: string, entity: Entity) => at.series(metric, entity)?.[0]
  const before = (metric: string, entity: Entity) => at.series(metric, entity, 20)?.[0]
  const edge = (from: string, to: string, destNormal = true): Entity => ({
    ...service(from),
    destServiceName: to,
    destNormal,
  })
  const window = windowTo(now, 60)
  const neighbours = (nodes: ReadonlySet<ServiceNode>) => {
    const calls = world.map.services({ window, now, coldStage: false })
    return new Set(
      [...calls.seenBy('client', nodes), ...calls.seenBy('server', nodes)].flatMap(({ source, target }) => [
        source,
        target,
      ]),
    )
  }
  const names = (nodes: ReadonlySet<ServiceNode>) => [...nodes].map(({ data }) => data.name)
  const checkout = world.map.node({ name: 'plover::checkout', normal: true })

  it('depth 1 of checkout: one edge is bad, seen by its client only', () => {
    const near1 = neighbours(new Set([checkout!]))
    expect(names(near1)).toEqual(expect.arrayContaining([ORDERS, 'plover::seatmap', 'plover::storefront']))
    expect(names(near1)).not.toContain('plover::settlement')
    near(last('service_relation_client_resp_time', edge('plover::checkout', ORDERS, false)), 260)
    near(before('service_relation_client_resp_time', edge('plover::checkout', ORDERS, false)), 7, 0.15)
    expect(last('service_relation_server_resp_time', edge('plover::checkout', ORDERS, false))).toBeNull()
    const [call] = callsOf(checkout, window).filter(({ target }) => target.data.name === ORDERS)
    expect(call?.data.detectPoints).toEqual(['CLIENT'])
    for (const name of ['seatmap', 'pricing', 'promo', 'profile', 'payment'])
      for (const side of ['client', 'server']) {
        const metric = `service_relation_${side}_resp_time`
        near(
          last(metric, edge('plover::checkout', `plover::${name}`)),
          before(metric, edge('plover::checkout', `plover::${name}`)) ?? 0,
          0.15,
        )
      }
  })

  it('depth 2: settlement stands out with calls of 19 s', () => {
    const near2 = neighbours(neighbours(new Set([checkout!])))
    expect(names(near2)).toContain('plover::settlement')
    const slow = edge('plover::settlement', ORDERS, false)
    near(last('service_relation_client_resp_time', slow), 19_000)
    near(before('service_relation_client_resp_time', slow), 7, 0.15)
    // A caller takes longer than what it waits for.
    expect(last('service_relation_client_resp_time', slow)).toBeLessThan(
      last('service_resp_time', service('plover::settlement')) ?? 0,
    )
    for (const name of ['plover::checkout', 'plover::ticketing'])
      expect(last('service_relation_client_resp_time', edge(name, ORDERS, false))).toBeLessThan(300)
  })

  it('the other database of settlement is clean', () => {
    const ledger = edge('plover::settlement', 'postgres-ledger.data.svc.cluster.local:5432', false)
    expect(last('service_relation_client_resp_time', ledger)).toBeLessThan(20)
  })
})

describe('J5.4: a broker passes on half', () => {
  it('to both its consumers, seen by them only', () => {
    const late = asking(Date.parse('2026-03-18T14:24:59Z'))
    const kafka = service('kafka-orders.data.svc.cluster.local:9092', false)
    for (const name of ['plover::ticketing', 'plover::insight']) {
      const to = { ...kafka, destServiceName: name, destNormal: true }
      const counts = late.series('service_relation_server_cpm', to, 24) ?? []
      const share = (counts[22] ?? Number.NaN) / (counts[0] ?? 1)
      expect(share).toBeGreaterThan(0.35)
      expect(share).toBeLessThan(0.6)
      expect(late.series('service_relation_client_cpm', to)).toEqual([null])
    }
  })
})

describe('bad edges of incidents', () => {
  it.each([
    ['13:24', 'plover::storefront', 'plover::checkout', 'call_sla'],
    ['13:24', 'plover::gate', 'plover::checkout', 'call_sla'],
    ['17:34', 'plover::storefront', 'plover::catalog', 'resp_time'],
    ['15:40', 'plover::concierge', 'openai', 'call_sla'],
    ['10:14', 'plover::pricing', 'redis-pricing.data.svc.cluster.local:6379', 'resp_time'],
    ['18:20', 'plover::storefront', 'plover::checkout', 'resp_time'],
  ])('at %s %s to %s by %s', (time, from, to, metric) => {
    const then = asking(Date.parse(`2026-03-18T${time}:59Z`))
    const entity = { ...service(from), destServiceName: to, destNormal: to.startsWith('plover::') }
    const values = then.series(`service_relation_client_${metric}`, entity, 40) ?? []
    const [first, now] = [values[0] ?? Number.NaN, values[39] ?? Number.NaN]
    if (metric === 'resp_time') expect(now).toBeGreaterThan(4 * first)
    else expect(now).toBeLessThan(first - 1000)
  })
})

describe('large maps', () => {
  it('of five thousand services is whole', () => {
    const large = createWorld({ services: 5000 })
    const window = windowTo(NOW, 60)
    const calls = large.map.services({ window, now: NOW, coldStage: false })
    const asked = new Set(large.graph.services.filter(({ data }) => data.layers.includes('GENERAL')))
    const seen = new Set([...calls.seenBy('client', asked), ...calls.seenBy('server', asked)])
    const loads = large.graph.calls.filter(({ data }) => data.target.startsWith('load::'))
    expect(loads.length).toBeGreaterThan(5000)
    for (const call of loads) expect(seen.has(call)).toBe(true)
    const own = [...seen].filter(({ data }) => data.layer === 'GENERAL')
    const types = placed(own, own, []).map(({ node, type }) => [node.data.component, type] as const)
    for (const [component, type] of types.filter(([, type]) => type !== null)) expect(type).toBe(component)
    expect(new Set(types.map(([, type]) => type)).size).toBeGreaterThan(5)
  })
})
