import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask } from '../testing/ask'

const NOW = Date.UTC(2026, 2, 18, 18, 20)
const HOUR = { start: '2026-03-18 1721', end: '2026-03-18 1820', step: 'MINUTE' }
const id = (name: string, normal = true): string => serviceId({ name, normal })
const CHECKOUT = id('plover::checkout')
const ORDERS = id('postgres-orders.data.svc.cluster.local:5432', false)

interface Node {
  readonly id: string
  readonly name: string
  readonly type: string | null
  readonly isReal: boolean
  readonly layers: readonly string[]
}
interface Call {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly sourceComponents: readonly string[]
  readonly targetComponents: readonly string[]
  readonly detectPoints: readonly string[]
}
interface Topology {
  readonly nodes: readonly Node[]
  readonly calls: readonly Call[]
}
const FIELDS = `{ nodes { id name type isReal layers } calls { id source target sourceComponents targetComponents detectPoints } }`
const PARTS = FIELDS.replace('layers', 'serviceId serviceName')

function open(options: Partial<DemoOptions> = {}) {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, now: NOW, data: ':memory:', ...options })
  })
  afterAll(() => demo.close())
  const heard = (query: string, variables: object = {}) => ask(demo.ports.query, query, variables)
  const data = async (query: string, variables: object = {}): Promise<Record<string, Topology>> => {
    const { body } = await heard(query, variables)
    const { data: found, errors } = body as { data: Record<string, Topology>; errors?: unknown }
    expect(errors).toBeUndefined()
    return found
  }
  const map = async (field: string, duration: object = HOUR): Promise<Topology> => {
    const found = await data(`query($d: Duration!) { found: ${field.replace(')', ', duration: $d)')} ${FIELDS} }`, {
      d: duration,
    })
    return found['found'] ?? { nodes: [], calls: [] }
  }
  return { data, map, heard }
}

const node = ({ nodes }: Topology, name: string): Node | undefined => nodes.find((one) => one.name === name)
const call = ({ calls }: Topology, source: string, target: string): Call | undefined =>
  calls.find((one) => one.source === source && one.target === target)
const EMPTY: Topology = { nodes: [], calls: [] }

describe('the map of services', () => {
  const { data, map, heard } = open()

  it('of a layer has all its calls and their ends, neighbours of other layers without their own calls', async () => {
    const general = await map('getGlobalTopology(layer: "GENERAL")')
    expect(new Set(general.nodes.map((one) => one.id)).size).toBe(general.nodes.length)
    const ids = new Set(general.nodes.map((one) => one.id))
    for (const { id: relation, source, target } of general.calls) {
      expect(relation).toBe(`${source}-${target}`)
      expect([ids.has(source), ids.has(target)]).toEqual([true, true])
      const layers = general.nodes.filter((one) => one.id === source || one.id === target).flatMap((one) => one.layers)
      expect(layers).toContain('GENERAL')
    }
    expect(node(general, 'User')).toMatchObject({ type: 'USER', isReal: false, layers: ['UNDEFINED'] })
    expect(node(general, 'plover-web')).toMatchObject({ type: null, isReal: true, layers: ['BROWSER'] })
    expect(node(general, 'plover::checkout')).toMatchObject({
      type: 'SpringMVC',
      isReal: true,
      layers: ['GENERAL', 'SO11Y_JAVA_AGENT'],
    })
    expect(node(general, 'postgres-orders.data.svc.cluster.local:5432')).toMatchObject({
      type: 'PostgreSQL',
      isReal: false,
      layers: ['VIRTUAL_DATABASE'],
    })
    expect(node(general, 'plover::clock')).toBeUndefined()
  })

  it('draws self calls, circles and peers without a layer once', async () => {
    const general = await map('getGlobalTopology(layer: "GENERAL")')
    const times = (source: string, target: string) =>
      general.calls.filter((one) => one.source === id(source) && one.target === id(target)).length
    expect(times('plover::catalog', 'plover::catalog')).toBe(1)
    expect(times('plover::settlement', 'plover::settlement')).toBe(1)
    expect([times('plover::profile', 'plover::promo'), times('plover::promo', 'plover::profile')]).toEqual([1, 1])
    expect(times('plover::seatmap', 'plover::legacy-till')).toBe(1)
    expect(node(general, 'pay.cardwharf.example:443')).toMatchObject({ layers: ['UNDEFINED'], isReal: false })
  })

  it('tells a side of a call by who saw it', async () => {
    const general = await map('getGlobalTopology(layer: "GENERAL")')
    expect(call(general, CHECKOUT, ORDERS)).toMatchObject({
      detectPoints: ['CLIENT'],
      sourceComponents: ['postgresql-jdbc-driver'],
      targetComponents: [],
    })
    expect(call(general, id('plover::storefront'), CHECKOUT)).toMatchObject({
      detectPoints: ['CLIENT', 'SERVER'],
      sourceComponents: ['Axios'],
      targetComponents: ['SpringMVC'],
    })
    expect(call(general, id('kafka-orders.data.svc.cluster.local:9092', false), id('plover::ticketing'))).toMatchObject(
      {
        detectPoints: ['SERVER'],
        sourceComponents: [],
        targetComponents: ['kafka-consumer'],
      },
    )
    expect(call(general, id('plover::seatmap'), id('plover::legacy-till'))).toMatchObject({ targetComponents: [] })
  })

  it('types a node by the calls that are in the answer', async () => {
    const queues = await map('getGlobalTopology(layer: "VIRTUAL_MQ")')
    expect(node(queues, 'plover::partner-bridge')?.type).toBe('activemq-consumer')
    const general = await map('getGlobalTopology(layer: "GENERAL")')
    expect(node(general, 'plover::partner-bridge')?.type).toBe('SpringMVC')
    // Only a caller here: told by what it answers elsewhere.
    expect(node(queues, 'plover::storefront')?.type).toBe('Express')
  })

  it('of a service has its own calls, not those between two of its neighbours', async () => {
    const one = await map(`getServiceTopology(serviceId: "${CHECKOUT}")`)
    for (const { source, target } of one.calls) expect([source, target]).toContain(CHECKOUT)
    expect(one.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['plover::profile', 'plover::promo']))
    expect(call(one, id('plover::profile'), id('plover::promo'))).toBeUndefined()
    const both = await map(
      `getServicesTopology(serviceIds: ["${CHECKOUT}", "${id('plover::profile')}", "${CHECKOUT}"])`,
    )
    expect(call(both, id('plover::profile'), id('plover::promo'))).toBeDefined()
    expect(call(both, id('plover::catalog'), id('plover::catalog'))).toBeUndefined()
  })

  it('by name is the same, and a layer of virtual services means the virtual one', async () => {
    const found = await data(
      `query($d: Duration!) {
        a: getServiceTopology(serviceId: "${CHECKOUT}", duration: $d) ${FIELDS}
        b: getServiceTopologyByName(service: { serviceName: "plover::checkout" }, duration: $d) ${FIELDS}
        c: getServicesTopologyByNames(services: [{ serviceName: "plover::checkout", layer: "GENERAL" }], duration: $d) ${FIELDS}
        d: getServiceTopologyByName(service: { serviceName: "plover::checkout", layer: "VIRTUAL_MQ" }, duration: $d) ${FIELDS}
      }`,
      { d: HOUR },
    )
    expect(found['b']).toEqual(found['a'])
    expect(found['c']).toEqual(found['a'])
    expect(found['a']?.calls).not.toEqual([])
    expect(found['d']).toEqual(EMPTY)
  })

  it.each([
    'getGlobalTopology(layer: "NO_SUCH_LAYER")',
    'getGlobalTopology(layer: "VIRTUAL_GATEWAY")',
    'getServicesTopology(serviceIds: [])',
    'getServicesTopology(serviceIds: ["", "x", "bm8=.1"])',
    'getServiceTopology(serviceId: "")',
    `getServiceTopology(serviceId: "${id('plover::clock')}")`,
    'getEndpointTopology(endpointId: "x")',
  ])('is empty: %s', async (field) => {
    expect(await map(field)).toEqual(EMPTY)
  })

  it.each([
    ['of seconds', { start: '2026-03-18 172100', end: '2026-03-18 182000', step: 'SECOND' }],
    ['that ends before it starts', { ...HOUR, start: '2026-03-18 1830' }],
    ['of the future', { start: '2026-03-18 1821', end: '2026-03-18 1900', step: 'MINUTE' }],
    ['of minutes that are gone', { start: '2026-03-01 1700', end: '2026-03-01 1800', step: 'MINUTE' }],
    ['of the first seconds of a minute', { start: '2026-03-18 1820', end: '2026-03-18 1820', step: 'MINUTE' }],
  ])('is empty in a window %s', async (_, duration) => {
    expect(await map('getGlobalTopology(layer: "GENERAL")', duration)).toEqual(EMPTY)
  })

  it('of hours and days is there, and a text that does not fit its step is refused', async () => {
    const days = await map('getGlobalTopology(layer: "GENERAL")', {
      start: '2026-03-16',
      end: '2026-03-18',
      step: 'DAY',
    })
    expect(days.calls.length).toBeGreaterThan(60)
    const { body } = await heard(
      '{ getGlobalTopology(duration: { start: "2026", end: "2026", step: HOUR }) { nodes { id } } }',
    )
    expect(body).toMatchObject({
      data: { getGlobalTopology: null },
      errors: [{ message: expect.stringContaining('Invalid format') }],
    })
  })
})

describe('parts of services', () => {
  const { data } = open()
  const pod = (service: string, name: string): string => instanceId({ service: { name: service, normal: true }, name })

  it('call one another in both directions, a virtual one by its own name', async () => {
    const { a, b, c } = await data(
      `query($d: Duration!) {
        a: getServiceInstanceTopology(clientServiceId: "${id('plover::storefront')}", serverServiceId: "${CHECKOUT}", duration: $d) ${PARTS}
        b: getServiceInstanceTopologyByName(clientService: { serviceName: "plover::checkout", layer: "GENERAL" }, serverService: { serviceName: "plover::storefront" }, duration: $d) ${PARTS}
        c: getServiceInstanceTopology(clientServiceId: "${CHECKOUT}", serverServiceId: "${ORDERS}", duration: $d) ${PARTS}
      }`,
      { d: HOUR },
    )
    expect(a?.calls).toHaveLength(3 * 3)
    expect(new Set(b?.calls.map((one) => one.id))).toEqual(new Set(a?.calls.map((one) => one.id)))
    expect(a?.nodes[0]).toMatchObject({ type: '', isReal: true, serviceName: 'plover::checkout' })
    expect(c?.nodes).toContainEqual({
      id: `${ORDERS}_${ORDERS.split('.')[0]}`,
      name: 'postgres-orders.data.svc.cluster.local:5432',
      serviceId: ORDERS,
      serviceName: 'postgres-orders.data.svc.cluster.local:5432',
      type: '',
      isReal: false,
    })
    for (const one of c?.calls ?? []) {
      expect(one).toMatchObject({ detectPoints: ['CLIENT'], sourceComponents: [], targetComponents: [] })
      expect(one.id).toBe(`${one.source}-${one.target}`)
    }
  })

  it('endpoints depend on their callers and whom they call, one step far', async () => {
    const orders = endpointId({ service: { name: 'plover::checkout', normal: true }, name: 'POST:/orders' })
    const { a, b, c } = await data(
      `query($d: Duration!) {
        a: getEndpointDependencies(endpointId: "${orders}", duration: $d) ${PARTS}
        b: getEndpointDependenciesByName(endpoint: { serviceName: "plover::checkout", endpointName: "POST:/orders" }, duration: $d) ${PARTS}
        c: getEndpointTopology(endpointId: "${orders}", duration: $d) ${FIELDS}
      }`,
      { d: HOUR },
    )
    expect(b).toEqual(a)
    expect(c?.calls).toEqual(a?.calls)
    expect(c?.nodes.every(({ layers }) => layers.length === 0)).toBe(true)
    const services = (a?.nodes ?? []).map((one) => (one as Node & { serviceName: string }).serviceName)
    expect(services).toEqual(expect.arrayContaining(['plover::storefront', 'plover::checkout', 'plover::seatmap']))
    for (const { source, target, detectPoints } of a?.calls ?? []) {
      expect([source, target]).toContain(orders)
      expect(detectPoints).toEqual(['SERVER'])
    }
  })

  it('processes of a pod talk inside and outside', async () => {
    const entrance = pod('mesh::entrance.stage', 'entrance-wmbgh7bl2-wh4s7')
    const fields = `{ nodes { id name isReal serviceName serviceInstanceName } calls { id source target detectPoints } }`
    const { a, b, c } = await data(
      `query($d: Duration!) {
        a: getProcessTopology(serviceInstanceId: "${entrance}", duration: $d) ${fields}
        b: getProcessTopologyByName(instance: { serviceName: "mesh::entrance.stage", instanceName: "entrance-wmbgh7bl2-wh4s7" }, duration: $d) ${fields}
        c: getProcessTopology(serviceInstanceId: "x", duration: $d) ${fields}
      }`,
      { d: HOUR },
    )
    expect(b).toEqual(a)
    expect(c).toEqual(EMPTY)
    const told = (a?.nodes ?? []).map((one) => {
      const { name, isReal, serviceName } = one as Node & { serviceName: string }
      return [name, serviceName, isReal]
    })
    expect(told).toEqual(
      expect.arrayContaining([
        ['node', 'mesh::entrance.stage', true],
        ['envoy', 'mesh::entrance.stage', true],
        ['envoy', 'mesh::venue.stage', true],
        ['UNKNOWN_REMOTE', 'mesh::entrance.stage', false],
      ]),
    )
    for (const { id: relation, source, target } of a?.calls ?? []) expect(relation).toBe(`${source}-${target}`)
  })
})

describe('an incident', () => {
  const { data } = open({ now: Date.UTC(2026, 2, 18, 13, 40) })
  const pods = async (start: string) => {
    const { found } = await data(
      `query($d: Duration!) { found: getServiceInstanceTopology(clientServiceId: "${id('plover::storefront')}", serverServiceId: "${CHECKOUT}", duration: $d) ${PARTS} }`,
      { d: { start, end: '2026-03-18 1340', step: 'MINUTE' } },
    )
    return (found?.nodes ?? []).filter(({ name }) => name.startsWith('checkout-q7r749hvq-')).length
  }

  it('has instances on the map of its own window only', async () => {
    expect(await pods('2026-03-18 1320')).toBe(2)
    expect(await pods('2026-03-18 1335')).toBe(0)
  })
})

describe('a hostile world', () => {
  const { map } = open({ world: 'hostile' })

  it('has a call to a service that is no node, a self call, a circle and two of one name', async () => {
    const all = await map('getGlobalTopology(layer: "GENERAL")')
    const nowhere = id('nowhere.example:1', false)
    expect(all.calls.filter(({ target }) => target === nowhere)).toHaveLength(1)
    expect(all.nodes.some((one) => one.id === nowhere)).toBe(false)
    const second = id('"><script>alert(1)</script>')
    const third = id('javascript:alert(1)')
    expect(call(all, second, second)).toBeDefined()
    expect([call(all, second, third), call(all, third, second)]).not.toContain(undefined)
    const twice = all.nodes.filter(({ name }) => name === 'twice')
    expect(twice.map((one) => [one.id, one.isReal, one.layers])).toEqual([
      [id('twice'), true, ['GENERAL']],
      [id('twice', false), false, ['VIRTUAL_DATABASE']],
    ])
  })
})

describe('an empty world', () => {
  const { map } = open({ world: 'empty' })

  it('has an empty map', async () => {
    expect(await map('getGlobalTopology(layer: "GENERAL")')).toEqual(EMPTY)
    expect(await map(`getServiceTopology(serviceId: "${CHECKOUT}")`)).toEqual(EMPTY)
  })
})

describe('a posed version', () => {
  const { map } = open({ version: '10.1.0' })

  it('does not know later layers', async () => {
    const general = await map('getGlobalTopology(layer: "GENERAL")')
    expect(node(general, 'openai')).toMatchObject({ layers: ['UNDEFINED'] })
    expect(await map('getGlobalTopology(layer: "VIRTUAL_GENAI")')).toEqual(EMPTY)
  })
})
