import { describe, expect, it } from 'vitest'
import { HOSTILE } from './hostile'
import { asking, service } from './testing'
import { createWorld } from './world'

const NOW = Date.parse('2026-03-18T18:20:59Z')

describe('an empty world', () => {
  const empty = createWorld({ kind: 'empty' })

  it('has nothing, and knows its metrics', () => {
    expect(empty.layers(NOW)).toEqual([])
    expect(empty.services(NOW)).toEqual([])
    expect(asking(NOW, 10.4, empty).series('service_cpm', service('plover::checkout'))).toEqual([null])
    expect(empty.metrics(10.4).length).toBeGreaterThan(1000)
  })
})

describe('a hostile world', () => {
  const hostile = createWorld({ kind: 'hostile' })
  const at = asking(NOW, 10.4, hostile)

  it.each(HOSTILE)('lists and measures %j', (text) => {
    const key = { name: text, normal: true }
    expect(hostile.services(NOW, 'GENERAL').map(({ name }) => name)).toContain(text)
    expect(hostile.instances(key, NOW - 60_000, NOW).map(({ name }) => name)).toEqual([text])
    expect(hostile.endpoints(key)).toEqual([text])
    expect(at.series('service_cpm', service(text))?.[0]).toBeGreaterThan(0)
    expect(at.series('service_instance_sla', { ...service(text), serviceInstanceName: text })?.[0]).toBeGreaterThan(0)
    expect(at.series('endpoint_cpm', { ...service(text), endpointName: text })?.[0]).toBeGreaterThan(0)
  })

  it('has two services of one name on two layers', () => {
    const twice = hostile.services(NOW).filter(({ name }) => name === 'twice')
    expect(twice.map(({ layers, normal }) => [layers, normal])).toEqual([
      [['GENERAL'], true],
      [['VIRTUAL_DATABASE'], false],
    ])
  })

  it('calls a service that is not listed', () => {
    const names = new Set(hostile.services(NOW).map(({ name }) => name))
    const [edge] = hostile.graph.calls.filter(({ target }) => target.data.name.startsWith('nowhere'))
    expect(edge && names.has(edge.target.data.name)).toBe(false)
  })

  it('leaves the story alone', () => {
    const normal = asking(NOW)
    expect(at.series('service_resp_time', service('plover::checkout'), 30)).toEqual(
      normal.series('service_resp_time', service('plover::checkout'), 30),
    )
  })
})

describe('a large world', () => {
  const large = createWorld({ services: 1000, instances: 50, endpoints: 200 })
  const loads = large.graph.services.filter(({ data }) => data.group === 'load')

  it('has as many services as were asked for', () => {
    expect(large.services(NOW, 'GENERAL')).toHaveLength(1000)
  })

  it('has many neighbours only at hubs, and odd services', () => {
    const neighbours = (index: number) =>
      new Set(
        [...(loads[index]?.incoming ?? []), ...(loads[index]?.outgoing ?? [])].flatMap(({ source, target }) => [
          source,
          target,
        ]),
      ).size - 1
    for (let index = 0; index < loads.length; index++) {
      if (index % 40 === 0) expect(neighbours(index)).toBeLessThanOrEqual(2000)
      else expect(neighbours(index)).toBeLessThanOrEqual(12)
    }
    expect(loads.some(({ incoming, outgoing }) => incoming.length + outgoing.length === 0)).toBe(true)
    expect(loads.some(({ outgoing }) => outgoing.some(({ source, target }) => source === target))).toBe(true)
  })

  it('crowds one service, whose parts still add up', () => {
    const catalog = { name: 'plover::catalog', normal: true }
    expect(large.instances(catalog, NOW - 60_000, NOW)).toHaveLength(53)
    expect(large.endpoints(catalog)).toHaveLength(205)
    const at = asking(NOW, 10.4, large)
    const total = at.series('service_cpm', service('plover::catalog'), 3)?.[0]
    const sum = large
      .endpoints(catalog)
      .reduce(
        (all, endpointName) =>
          all + (at.series('endpoint_cpm', { ...service('plover::catalog'), endpointName }, 3)?.[0] ?? 0),
        0,
      )
    expect(sum).toBe(total)
  })

  it('is the same for the same seed and another for another', () => {
    const shape = (seed: number) =>
      createWorld({ seed, services: 200 }).graph.calls.map(({ data }) => `${data.source}>${data.target} ${data.cpm}`)
    expect(shape(1)).toEqual(shape(1))
    expect(shape(1)).not.toEqual(shape(2))
  })
})

describe('a layer that the specification lacks', () => {
  const bots = createWorld({
    layers: [
      {
        layer: 'BOTS',
        metrics: [{ match: /^service_(cpm|sla)$/, only: ({ calledBy }) => calledBy.has('GENERAL') }],
        services: [
          {
            name: 'bots::clerk',
            group: 'bots',
            shortName: 'clerk',
            layers: ['BOTS'],
            normal: true,
            system: 'clerk',
            component: 'SpringMVC',
            baseCpm: 12,
            instances: [],
            endpoints: [],
          },
        ],
        calls: [
          {
            layer: 'BOTS',
            source: 'plover::concierge',
            target: 'bots::clerk',
            cpm: 12,
            sourceComponents: ['HttpClient'],
            targetComponents: ['SpringMVC'],
            detectPoints: ['CLIENT', 'SERVER'],
          },
        ],
      },
    ],
  })
  const at = asking(NOW, 10.4, bots)

  it('comes with its own services and the metrics it names, and no other layer', () => {
    expect(bots.layers(NOW)).toEqual(['BOTS'])
    expect(bots.services(NOW).map(({ name }) => name)).toEqual(['bots::clerk'])
    expect(bots.metricsOf('BOTS', 10.4)).toEqual(['service_cpm', 'service_sla'])
    expect(at.series('service_cpm', service('bots::clerk'), 2)?.[0]).toBeGreaterThan(0)
    expect(at.series('service_resp_time', service('bots::clerk'))).toEqual([null])
    expect(at.series('service_cpm', service('plover::checkout'))).toEqual([null])
  })
})
