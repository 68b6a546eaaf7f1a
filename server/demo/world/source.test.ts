import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import type { Rankings } from './ranking'
import type { Recorded } from './records/records'
import { asking, service, windowTo, world } from './testing'

const MINUTE = Date.parse('2026-03-18T10:40:00Z')
const checkout = service('plover::checkout')
const last = <Value>(values: readonly Value[] | null): Value | undefined => values?.at(-1)

describe('the open bucket', () => {
  const at = (second: number) => asking(MINUTE + second * 1000)
  const calls = (second: number) => last(at(second).series('service_cpm', checkout))
  const whole = asking(MINUTE + 60_000).series('service_cpm', checkout, 2)?.[0] ?? Number.NaN

  it('has nothing before the first report, then grows with every report', () => {
    expect(calls(19)).toBeNull()
    expect(calls(20)).toBe(Math.round(whole / 3))
    expect(calls(39)).toBe(Math.round(whole / 3))
    expect(calls(40)).toBe(Math.round((2 * whole) / 3))
  })

  it('has times and percents as they are', () => {
    const finished = asking(MINUTE + 60_000)
    for (const metric of ['service_resp_time', 'service_sla', 'service_apdex'])
      expect(last(at(20).series(metric, checkout))).toBe(finished.series(metric, checkout, 2)?.[0])
    expect(at(19).labelled('service_percentile', checkout)).toEqual([])
  })

  it('holds the finished minutes of an hour, divided by the whole hour', () => {
    const minutes =
      asking(MINUTE + 30_000)
        .series('service_cpm', checkout, 41)
        ?.slice(0, 40) ?? []
    const sum = minutes.reduce<number>((all, value) => all + (value ?? 0), 0)
    expect(last(at(30).series('service_cpm', checkout, 1, 'HOUR'))).toBe(Math.round(sum / 60))
  })

  it('is the last one: nothing exists after now', () => {
    const future = windowTo(MINUTE + 10 * 60_000, 10)
    expect(
      asking(MINUTE + 59_000)
        .source(checkout, future)
        .series('service_cpm')
        ?.every((one) => one === null),
    ).toBe(true)
  })

  it('has no data per second', () => {
    const window = windowTo(MINUTE, 5, 'SECOND')
    expect(asking(MINUTE).source(checkout, window).series('service_cpm')).toEqual([null, null, null, null, null])
  })
})

describe('entities', () => {
  const at = asking(MINUTE + 59_000)

  it('is null for one that lacks a name', () => {
    expect(at.series('service_cpm', {})).toBeNull()
    expect(at.series('service_cpm', { serviceName: 'plover::checkout' })).toBeNull()
    expect(at.series('service_instance_cpm', checkout)).toBeNull()
    expect(at.labelled('endpoint_percentile', checkout)).toBeNull()
  })

  it('is empty for one that is not', () => {
    expect(at.series('service_cpm', service('plover::nobody'))).toEqual([null])
    expect(at.series('service_cpm', service('plover::checkout', false))).toEqual([null])
    expect(at.labelled('service_percentile', service('plover::nobody'))).toEqual([])
    expect(at.series('endpoint_cpm', { ...checkout, endpointName: 'GET:/nothing' })).toEqual([null])
  })

  it('is empty where a metric is not reported', () => {
    expect(at.series('instance_clr_cpu', { ...checkout, serviceInstanceName: 'checkout-fnw7562jb-k58cq' })).toEqual([
      null,
    ])
    expect(at.series('service_mq_consume_latency', checkout)).toEqual([null])
    expect(last(at.series('service_mq_consume_latency', service('plover::ticketing')))).toBeGreaterThan(0)
    expect(at.series('service_cpm', service('openai', false))).toEqual([null])
    expect(at.series('service_throughput_received', checkout)).toEqual([null])
  })

  it('reaches back before the window', () => {
    const source = at.source(checkout, windowTo(MINUTE, 3))
    expect(source.series('service_cpm', 2)).toEqual(at.series('service_cpm', checkout, 5))
    expect(source.labelled('service_percentile', 2)?.map(({ values }) => values.length)).toEqual([5, 5, 5, 5, 5])
  })
})

describe('gaps', () => {
  const profile = { name: 'plover::profile', normal: true }
  const [other, restarting] = world.graph.find('plover::profile', true)?.data.instances ?? []
  const instance = (name = '') => ({ ...service('plover::profile'), serviceInstanceName: name })
  // Every second day at 09:05, four minutes.
  const after = Date.parse('2026-03-19T09:12:00Z')

  it('is null while an agent restarts, and the other pod takes its calls', () => {
    const at = asking(after)
    const finished = (values: readonly (number | null)[] | null) => values?.slice(0, -1) ?? []
    const gone = finished(at.series('service_instance_cpm', instance(restarting?.name), 10))
    const rest = finished(at.series('service_instance_cpm', instance(other?.name), 10))
    const all = finished(at.series('service_cpm', service('plover::profile'), 10))
    expect(gone.flatMap((value, index) => (value === null ? index : []))).toEqual([2, 3, 4, 5])
    expect(rest.slice(2, 6)).toEqual(all.slice(2, 6))
    expect(rest[0]).toBeLessThan(0.7 * (all[0] ?? 0))
  })

  it('moves the start', () => {
    const start = (now: number) =>
      world
        .instances(profile, now - 3_600_000, now)
        .find(({ name }) => name === restarting?.name)
        ?.attributes.find(({ name }) => name === 'Start Time')?.value
    expect(start(after)).toBe('2026-03-19 09:09:00')
    expect(start(after - 10 * 60_000)).toBe('2026-03-17 09:09:00')
  })

  it('kills the leaking pod at 14:40 for three minutes', () => {
    const pod = { ...service('plover::ticketing'), serviceInstanceName: 'ticketing-r86qhlnpb-mzlmp' }
    const values =
      asking(Date.parse('2026-03-18T14:50:00Z')).series('service_instance_cpm', pod, 13)?.slice(0, 12) ?? []
    expect(values.flatMap((value, index) => (value === null ? index : []))).toEqual([2, 3, 4])
  })
})

describe('rankings', () => {
  const source = asking(MINUTE + 59_000).source({}, windowTo(MINUTE, 30))
  const within = asking(MINUTE + 59_000).source(checkout, windowTo(MINUTE, 30))

  it('are in order, cut, and owned', () => {
    const rows = source.top('service_instance_cpm', 5, 'DES', [])
    const values = rows.map(({ value }) => value ?? 0)
    expect(rows).toHaveLength(5)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    for (const { id, owner } of rows) {
      expect(id).toBe(`${owner?.serviceName} - ${owner?.serviceInstanceName}`)
      expect(owner).toMatchObject({ scope: 'ServiceInstance', normal: true, endpointID: null })
    }
    expect(within.top('service_instance_cpm', 9, 'ASC', []).map(({ id }) => id)).toHaveLength(3)
    expect(within.top('endpoint_cpm', 1, 'DES', [])).toMatchObject([
      { id: 'POST:/orders', owner: { serviceID: 'cGxvdmVyOjpjaGVja291dA==.1', endpointName: 'POST:/orders' } },
    ])
  })

  it('are empty for services within a service, and without its flag', () => {
    expect(within.top('service_cpm', 5, 'DES', [])).toEqual([])
    const flagless = asking(MINUTE).source({ serviceName: 'plover::checkout' }, windowTo(MINUTE, 5))
    expect(flagless.top('service_instance_cpm', 5, 'DES', [])).toEqual([])
  })

  it('know the layer as attr0 and nothing else', () => {
    const by = (name: string, equals: boolean, value: string) =>
      source.top('service_cpm', 99, 'DES', [{ name, equals, value }])
    expect(by('attr0', true, 'GENERAL').length).toBeGreaterThan(20)
    const others = by('attr0', false, 'GENERAL').map(({ id }) => id)
    expect(others).toHaveLength(by('attr0', true, 'MESH').length + by('attr0', true, 'FAAS').length)
    expect(others).toContain('mesh::scanner.stage')
    expect(by('attr1', true, 'GENERAL')).toEqual([])
    expect(by('attr1', false, 'GENERAL')).toEqual([])
  })

  it('have no names for relations', () => {
    expect(source.top('service_relation_client_cpm', 2, 'DES', [])).toMatchObject([
      { id: 'Unknown', owner: { scope: 'ServiceRelation', serviceID: null } },
      { id: 'Unknown', owner: { scope: 'ServiceRelation', serviceID: null } },
    ])
  })
})

describe('metrics', () => {
  it('exist by version', () => {
    const known = (metric: string, level: 10.2 | 10.3 | 10.4 | 11) => world.facts(metric, level) !== null
    expect(known('top_n_service_database_statement', 10.2)).toBe(false)
    expect(known('top_n_service_database_statement', 10.3)).toBe(true)
    expect(known('no_such_metric', 11)).toBe(false)
    expect(known('service_cpm', 10.2)).toBe(true)
    const names = (level: 10.4 | 11) => world.metrics(level).map(({ name }) => name)
    expect(names(11).some((name) => !known(name, 10.4))).toBe(true)
    expect(names(10.4).some((name) => !known(name, 11))).toBe(true)
  })

  it('carry the words of listMetrics', () => {
    expect(world.metrics(10.4)).toContainEqual({
      name: 'service_instance_relation_client_percentile',
      type: 'LABELED_VALUE',
      catalog: 'SERVICE_INSTANCE_RELATION',
    })
    expect(world.facts('service_cpm', 10.4)?.attributes).toContain('attr0')
    expect(world.facts('service_instance_cpm', 10.4)?.attributes).toBeNull()
  })

  it('are known by layer', () => {
    // The one is a further layer of a service, of the other OAP knows no metric.
    for (const layer of world.layers(MINUTE))
      expect([layer, world.metricsOf(layer, 11).length > 0]).toEqual([
        layer,
        !['GENAI', 'PLOVER_TURNSTILE'].includes(layer),
      ])
  })

  it.each([
    'GENERAL',
    'VIRTUAL_DATABASE',
    'VIRTUAL_CACHE',
    'VIRTUAL_MQ',
    'VIRTUAL_GENAI',
    'POSTGRESQL',
    'MESH',
    'MYSQL',
  ])('of %s are made: each has a value somewhere', (layer) => {
    const now = MINUTE + 59_000
    const names = world.metricsOf(layer, 10.4)
    expect(names.length).toBeGreaterThan(0)
    for (const metric of names.filter((name) => world.facts(name, 10.4)?.type === 'REGULAR_VALUE'))
      expect(asking(now).source({}, windowTo(MINUTE, 3)).top(metric, 1, 'DES', []), metric).toHaveLength(1)
  })
})

describe('preparing', () => {
  it.each(['MINUTE', 'DAY'] as const)('makes the rows of a ranking once, by the %s', (step) => {
    const now = Date.parse('2026-03-18T18:20:30Z')
    const asked = { entity: checkout, window: windowTo(now, 3, step), now, level: 10.4 } as const
    const ask = (how: Partial<Parameters<typeof world.source>[0]>) =>
      world.source({ ...asked, ...how }).top('service_instance_cpm', 2, 'ASC', [])
    const rankings: Rankings = new Map()
    const work = world.prepare({ ...asked, rankings }, { metrics: [], ranked: ['service_instance_cpm', 'no_metric'] })
    let slices = 0
    while (!work.next().done) slices++
    expect(slices).toBeGreaterThanOrEqual(5)
    expect([...rankings.keys()]).toEqual(['service_instance_cpm'])
    expect(ask({ rankings })).toEqual(ask({}))
    expect(ask({ rankings })).toHaveLength(2)
    expect(ask({ rankings: new Map([['service_instance_cpm', []]]) })).toEqual([])
  })

  it('finds records once, with pauses', () => {
    const now = Date.parse('2026-03-18T18:20:30Z')
    const entity = service('postgres-orders.data.svc.cluster.local:5432', false)
    const asked = { entity, window: windowTo(now, 3, 'DAY'), now, level: 10.4 } as const
    const recorded: Recorded = new Map()
    const work = world.prepare({ ...asked, recorded }, { metrics: [], ranked: ['top_n_database_statement'] })
    let slices = 0
    while (!work.next().done) slices++
    expect(slices).toBeGreaterThan(10)
    const ask = (how: Partial<Parameters<typeof world.source>[0]>) =>
      world.source({ ...asked, ...how }).records('top_n_database_statement', 5, 'ASC')
    expect(ask({ recorded })).toEqual(ask({}))
    expect(ask({ recorded })).toHaveLength(5)
    expect(ask({ recorded: new Map([['top_n_database_statement', []]]) })).toEqual([])
  })

  it('changes no value and leaves nothing to do', () => {
    const now = Date.parse('2026-03-18T18:20:30Z')
    const asked = { entity: checkout, window: windowTo(now, 3, 'DAY'), now, level: 10.4 } as const
    const metrics = ['service_resp_time', 'service_percentile', 'service_instance_cpm']
    const before = metrics.map((metric) => world.source(asked).series(metric))
    let slices = 0
    const work = world.prepare(asked, { metrics, ranked: [] })
    while (!work.next().done) slices++
    // Quarters of three days, of two metrics of the service: an instance is not named.
    expect(slices).toBe(3 * 4 * 2)
    expect(metrics.map((metric) => world.source(asked).series(metric))).toEqual(before)
    expect(world.prepare({ ...asked, window: windowTo(now, 5) }, { metrics, ranked: [] }).next().done).toBe(true)
  })
})

describe('a window of which nothing is kept', () => {
  it('ranks nothing', () => {
    const now = Date.parse('2026-03-18T18:20:00Z')
    // As resolvers cut it: what is kept begins after the window's end.
    const window = { ...windowTo(now - 8 * 86_400_000, 1), start: millis(now - 7 * 86_400_000) }
    const source = world.source({ entity: {}, window, now, level: 10.4 })
    expect(source.top('service_sla', 3, 'ASC', [])).toEqual([])
  })
})
