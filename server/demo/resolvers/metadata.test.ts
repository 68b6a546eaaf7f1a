import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instanceId, parseServiceId, serviceId } from '@/protocol/ids'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask } from '../testing/ask'

const NOW = Date.UTC(2026, 2, 18, 18, 20)
const CHECKOUT = { name: 'plover::checkout', normal: true }
const LAST_HALF_HOUR = { start: '2026-03-18 1750', end: '2026-03-18 1820', step: 'MINUTE' }

function open(options: Partial<DemoOptions> = {}) {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, now: NOW, data: ':memory:', ...options })
  })
  afterAll(() => demo.close())
  return async (query: string, variables: object = {}): Promise<Record<string, unknown>> => {
    const { body } = await ask(demo.ports.query, query, variables)
    return Object(body).data
  }
}

describe('services', () => {
  const data = open()

  it('are found by id and by name, virtual ones by id only', async () => {
    const database = serviceId({ name: 'postgres-orders.data.svc.cluster.local:5432', normal: false })
    expect(
      await data(`{ a: getService(serviceId: "${serviceId(CHECKOUT)}") { name group shortName normal layers }
        b: findService(serviceName: "plover::checkout") { id }
        c: getService(serviceId: "${database}") { name normal }
        d: findService(serviceName: "postgres-orders.data.svc.cluster.local:5432") { id } }`),
    ).toMatchObject({
      a: { name: 'plover::checkout', group: 'plover', shortName: 'checkout', normal: true },
      b: { id: serviceId(CHECKOUT) },
      c: { name: 'postgres-orders.data.svc.cluster.local:5432', normal: false },
      d: null,
    })
  })

  it('are listed per layer, each name once', async () => {
    const { all, general } = (await data(
      '{ all: listServices { name } general: listServices(layer: "GENERAL") { name layers } }',
    )) as { all: { name: string }[]; general: { name: string; layers: string[] }[] }
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(general.map(({ name }) => name)).toContain('plover::checkout')
    expect(general.every(({ layers }) => layers.includes('GENERAL'))).toBe(true)
    expect(general.length).toBeLessThan(all.length)
  })

  it('come as the world has them, those of a group by name', async () => {
    const found = (await data('{ listServices { name group layers } }')) as {
      listServices: { name: string; group: string; layers: string[] }[]
    }
    const all = found.listServices
    const shop = all.filter(({ group }) => group === 'plover').map(({ name }) => name)
    expect(all[0]?.name).toBe('plover::catalog')
    expect(shop).toEqual(shop.toSorted())
    const stores = all.filter(({ layers }) => layers.includes('VIRTUAL_DATABASE'))
    expect(stores[0]?.name).toBe('postgres-orders.data.svc.cluster.local:5432')
  })
})

describe('the parts of a service', () => {
  const data = open({ storage: 'jdbc' })
  const service = serviceId(CHECKOUT)

  it('by id and by name are the same', async () => {
    const found = await data(
      `query($d: Duration!) {
        a: listInstances(duration: $d, serviceId: "${service}") { id name language instanceUUID attributes { name } }
        b: listInstancesByName(duration: $d, service: { serviceName: "plover::checkout" }) { id name language instanceUUID attributes { name } }
        c: findEndpoint(serviceId: "${service}", limit: 50) { id name }
        d: findEndpointByName(service: { serviceName: "plover::checkout", layer: "GENERAL" }, limit: 50) { id name }
        e: findEndpointByName(service: { serviceName: "plover::checkout", layer: "VIRTUAL_DATABASE" }, limit: 50) { id name }
      }`,
      { d: LAST_HALF_HOUR },
    )
    expect(found['a']).toEqual(found['b'])
    expect(found['a']).not.toEqual([])
    expect(found['c']).toEqual(found['d'])
    expect(found['c']).not.toEqual([])
    expect(found['e']).toEqual([])
  })

  it('take the keyword as a LIKE pattern on JDBC, case sensitive', async () => {
    const find = async (keyword: string, limit = 50) => {
      const { found } = await data(
        `query($k: String) { found: findEndpoint(serviceId: "${service}", keyword: $k, limit: ${limit}) { name } }`,
        { k: keyword },
      )
      return (found as { name: string }[]).map(({ name }) => name)
    }
    const all = await find('')
    expect(await find('%')).toEqual(all)
    expect(await find('ORDERS')).toEqual([])
    expect(await find('order_')).toEqual(all.filter((name) => /order./.test(name)))
    expect(await find('order_')).not.toEqual([])
    expect(await find('', 1)).toEqual(all.slice(0, 1))
  })

  it('are none before their time and after an end before the start', async () => {
    const list = (duration: object) =>
      data(`query($d: Duration!) { found: listInstances(duration: $d, serviceId: "${service}") { id } }`, {
        d: duration,
      })
    expect(await list({ ...LAST_HALF_HOUR, start: '2026-03-18 1820', end: '2026-03-18 1750' })).toEqual({ found: [] })
    expect(await list({ start: '2026-03-18 1900', end: '2026-03-18 1930', step: 'MINUTE' })).toEqual({ found: [] })
  })

  it('one instance is found again by its id, with its start in the zone of the server', async () => {
    const { list } = (await data(
      `query($d: Duration!) { list: listInstances(duration: $d, serviceId: "${service}") { id name } }`,
      { d: LAST_HALF_HOUR },
    )) as { list: { id: string; name: string }[] }
    const [first] = list
    expect(first?.id).toBe(instanceId({ service: CHECKOUT, name: first?.name ?? '' }))
    const { one } = (await data(
      'query($i: String!) { one: getInstance(instanceId: $i) { id attributes { name value } } }',
      {
        i: first?.id,
      },
    )) as { one: { id: string; attributes: { name: string; value: string }[] } }
    expect(one.id).toBe(first?.id)
    expect(one.attributes.find(({ name }) => name === 'Start Time')?.value).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  })
})

describe('layers of a posed version', () => {
  const data = open({ version: '10.1.0' })

  it('leave later layers out of services and menu', async () => {
    const found = await data('{ listServices { layers } getMenuItems { title activate subItems { layer activate } } }')
    expect(JSON.stringify(found)).not.toContain('VIRTUAL_GENAI')
    const items = (found['getMenuItems'] as { subItems: { layer: string; activate: boolean }[] }[]).flatMap(
      (one) => one.subItems,
    )
    expect(items).toContainEqual({ layer: 'GENERAL', activate: true })
  })
})

describe('the menu', () => {
  const data = open()

  it('has the layers that it describes, not every one with a service', async () => {
    const found = await data('{ listLayers getMenuItems { subItems { layer description } } }')
    const items = (found['getMenuItems'] as { subItems: { layer: string; description: string }[] }[]).flatMap(
      (one) => one.subItems,
    )
    expect(found['listLayers']).toContain('GENAI')
    expect(items.map(({ layer }) => layer)).not.toContain('GENAI')
    expect(items.map(({ layer }) => layer)).toContain('VIRTUAL_GENAI')
    expect(items.filter(({ description }) => description === '')).toEqual([])
  })
})

describe('an empty world', () => {
  const data = open({ world: 'empty' })

  it('has layers but no services, and an inactive menu', async () => {
    const found = await data('{ listServices { id } listLayers getMenuItems { activate } }')
    expect(found['listServices']).toEqual([])
    expect(found['listLayers']).toContain('GENERAL')
    expect((found['getMenuItems'] as { activate: boolean }[]).every(({ activate }) => !activate)).toBe(true)
  })
})

describe('a hostile world', () => {
  const data = open({ world: 'hostile' })

  it('lists names that decode from their ids, and their parts', async () => {
    const { services } = (await data('{ services: listServices { id name normal } }')) as {
      services: { id: string; name: string; normal: boolean }[]
    }
    expect(services.map(({ name }) => name)).toContain('<img src=x onerror=alert(1)>')
    for (const { id, name, normal } of services) expect(parseServiceId(id)).toEqual({ name, normal })
    const hostile = services.find(({ name }) => name.startsWith('<img'))
    const { list } = await data(
      'query($d: Duration!, $s: ID!) { list: listInstances(duration: $d, serviceId: $s) { name } }',
      { d: LAST_HALF_HOUR, s: hostile?.id },
    )
    expect(list).not.toEqual([])
  })
})

describe('a large world', () => {
  const data = open({ services: 300 })

  it('has as many services as were asked for', async () => {
    const { services } = (await data('{ services: listServices(layer: "GENERAL") { id } }')) as { services: unknown[] }
    expect(services.length).toBeGreaterThanOrEqual(300)
  })
})

describe('rankings', () => {
  const data = open()

  it('take any length of time', async () => {
    const { top } = await data(
      `query($d: Duration!) { top: execExpression(expression: "top_n(service_cpm,1,des)", entity: {}, duration: $d)
        { type error results { values { id } } } }`,
      { d: { start: '1990-01-01 0000', end: '2099-01-01 0000', step: 'MINUTE' } },
    )
    expect(top).toMatchObject({ type: 'SORTED_LIST', error: null, results: [{ values: [{ id: 'plover::www' }] }] })
  })
})
