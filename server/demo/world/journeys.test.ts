import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import { asking, service, windowTo, world } from './testing'

/** In the last second of the minute the journey names: its times and percents have been reported, its counts not all. */
const atEndOf = (minute: string): number => Date.parse(`${minute}:59Z`)

const near = (value: number | null | undefined, figure: number, tolerance = 0.03): void => {
  expect(value).not.toBeNull()
  expect(Math.abs((value ?? Number.NaN) - figure)).toBeLessThanOrEqual(figure * tolerance)
}
/** A percentage, from 1/10000, within 0.3 points. */
const percent = (value: number | null | undefined, figure: number): void =>
  expect(Math.abs((value ?? Number.NaN) / 100 - figure)).toBeLessThanOrEqual(0.3)

const first = (values: readonly (number | null)[] | null): number | null | undefined => values?.[0]
const ORDERS = 'postgres-orders.data.svc.cluster.local:5432'

describe('J1: checkout is slow, the map shows the database', () => {
  const at = asking(atEndOf('2026-03-18T18:20'))
  const last = (metric: string, entity: Entity) => first(at.series(metric, entity))
  const toOrders = (from: string): Entity => ({ ...service(from), destServiceName: ORDERS, destNormal: false })

  it('shows checkout failing and slow, the others calm', () => {
    percent(last('service_sla', service('plover::checkout')), 92)
    near(last('service_resp_time', service('plover::checkout')), 1940)
    near(last('service_resp_time', service('plover::settlement')), 19_000)
    near(last('service_resp_time', service('plover::concierge')), 1500)
    const calm = world
      .services(Date.parse('2026-03-18T18:20Z'), 'GENERAL')
      .map(({ name }) => name)
      .filter((name) => !/checkout|settlement|concierge/.test(name))
    for (const name of calm) expect(last('service_resp_time', service(name)) ?? 0).toBeLessThan(650)
  })

  it('turns at 18:10', () => {
    const values = at.series('service_resp_time', service('plover::checkout'), 60) ?? []
    for (const value of values.slice(0, 49)) near(value, 170, 0.11)
    for (const value of values.slice(51)) expect(value).toBeGreaterThan(1000)
    const calls = at.series('service_cpm', service('plover::checkout'), 60) ?? []
    near(calls[58], calls[40] ?? 0, 0.05)
  })

  it('predicts a band that ends at 254 ms', () => {
    const window = windowTo(Date.parse('2026-03-18T18:20Z'), 1)
    expect(at.source(service('plover::checkout'), window).baseline('service_resp_time', 'upper')).toEqual([
      { id: '202603181820', value: 254 },
    ])
  })

  it('shows the edge to the database bad and the others clean', () => {
    near(last('service_relation_client_resp_time', toOrders('plover::checkout')), 260)
    near(first(at.series('service_relation_client_resp_time', toOrders('plover::checkout'), 20)), 7, 0.15)
    expect(last('service_relation_server_resp_time', toOrders('plover::checkout'))).toBeNull()
    near(last('database_access_resp_time', service(ORDERS, false)), 260)
    for (const name of ['seatmap', 'pricing', 'promo', 'profile', 'payment']) {
      const edge = { ...service('plover::checkout'), destServiceName: `plover::${name}`, destNormal: true }
      const before = first(at.series('service_relation_client_resp_time', edge, 20))
      near(last('service_relation_client_resp_time', edge), before ?? 0, 0.15)
    }
  })
})

describe('J4: a canary answers 500', () => {
  const at = asking(atEndOf('2026-03-18T13:24'))
  const last = (metric: string, entity: Entity) => first(at.series(metric, entity))
  const checkout = { name: 'plover::checkout', normal: true }
  const listed = world.instances(checkout, Date.parse('2026-03-18T12:25Z'), Date.parse('2026-03-18T13:24Z'))

  it('lets the success rate fall and the latency stand', () => {
    percent(last('service_sla', service('plover::checkout')), 83.5)
    near(last('service_resp_time', service('plover::checkout')), 150)
  })

  it('has two pods of another version, started at 13:10', () => {
    const canaries = listed.filter(({ name }) => name.startsWith('checkout-q7r749hvq-'))
    expect(listed).toHaveLength(5)
    expect(canaries).toHaveLength(2)
    for (const { attributes } of canaries) {
      expect(attributes).toContainEqual({ name: 'version', value: '2.31.0-rc2' })
      expect(attributes).toContainEqual({ name: 'Start Time', value: '2026-03-18 13:10:00' })
    }
  })

  it('fails on those two', () => {
    for (const { name } of listed) {
      const success = last('service_instance_sla', { ...service('plover::checkout'), serviceInstanceName: name })
      percent(success, name.startsWith('checkout-q7r749hvq-') ? 59.7 : 99.6)
    }
  })

  it('is gone at 13:40, and listed for a window over 13:20', () => {
    const now = Date.parse('2026-03-18T13:40Z')
    expect(world.instances(checkout, Date.parse('2026-03-18T13:30Z'), now)).toHaveLength(3)
    expect(world.instances(checkout, Date.parse('2026-03-18T13:20Z'), now)).toHaveLength(5)
  })
})

describe('J5: tickets arrive late, nothing is red', () => {
  const at = asking(atEndOf('2026-03-18T14:24'))
  const kafka = service('kafka-orders.data.svc.cluster.local:9092', false)

  it('shows messages wait', () => {
    const waits = at.series('mq_service_consume_latency', kafka, 24) ?? []
    expect(waits[0]).toBe(4)
    near(waits[23], 46_000)
    const topic = (endpointName: string) => first(at.series('mq_endpoint_consume_latency', { ...kafka, endpointName }))
    expect(topic('ticket-orders')).toBeGreaterThan(topic('page-views') ?? Infinity)
  })

  it('halves what is consumed and not what is produced', () => {
    const halved = (metric: string, entity: Entity) => {
      const values = at.series(metric, entity, 24) ?? []
      return (values[22] ?? 0) / (values[0] ?? 1)
    }
    near(halved('mq_service_produce_cpm', kafka), 1, 0.05)
    near(halved('mq_service_consume_cpm', kafka), 0.5, 0.05)
    const to = (destServiceName: string): Entity => ({ ...kafka, destServiceName, destNormal: true })
    expect(halved('service_relation_server_cpm', to('plover::ticketing'))).toBeLessThan(0.6)
    expect(halved('service_relation_server_cpm', to('plover::insight'))).toBeLessThan(0.6)
    expect(halved('service_cpm', service('plover::notify'))).toBeLessThan(0.6)
  })

  it('shows nothing red', () => {
    const reporting = world
      .services(Date.parse('2026-03-18T14:24Z'), 'GENERAL')
      .filter(({ name }) => !/till/.test(name))
    for (const { name } of reporting)
      expect(first(at.series('service_sla', service(name))) ?? 10_000).toBeGreaterThan(9930)
  })
})

describe('J8: a leak that ends in a restart', () => {
  const at = asking(atEndOf('2026-03-18T14:50'))
  const pod = (name: string): Entity => ({ ...service('plover::ticketing'), serviceInstanceName: name })
  const leaking = pod('ticketing-r86qhlnpb-mzlmp')
  const calm = pod('ticketing-r86qhlnpb-njf7w')
  const minute = (time: string, metric: string, of: Entity) =>
    first(at.source(of, windowTo(Date.parse(`2026-03-18T${time}Z`), 1)).series(metric))
  const heap = (time: string, of: Entity): number =>
    (100 * (minute(time, 'instance_jvm_memory_heap', of) ?? Number.NaN)) /
    (minute(time, 'instance_jvm_memory_heap_max', of) ?? Number.NaN)

  it.each([
    ['08:45', 36],
    ['11:00', 57],
    ['13:30', 87],
    ['14:39', 98],
  ])('has filled its heap at %s to %i %%, the other pod a third', (time, figure) => {
    expect(Math.abs(heap(time, leaking) - figure)).toBeLessThanOrEqual(0.03 * figure)
    expect(Math.abs(heap(time, calm) - 34)).toBeLessThanOrEqual(3)
  })

  it('collects longer, in the one pool of its collector, and answers later', () => {
    for (const time of ['08:45', '13:30', '14:39'])
      expect(minute(time, 'instance_jvm_memory_pool_zheap', leaking)).toBe(
        minute(time, 'instance_jvm_memory_heap', leaking),
      )
    const longer = (metric: string, of: Entity) =>
      (minute('14:39', metric, of) ?? Number.NaN) / (minute('08:45', metric, of) ?? Number.NaN)
    expect(longer('instance_jvm_normal_gc_time', leaking)).toBeGreaterThan(
      2 * longer('instance_jvm_normal_gc_time', calm),
    )
    expect(minute('14:39', 'instance_jvm_old_gc_time', leaking)).toBeNull()
    const later = (of: Entity) => minute('14:39', 'service_instance_resp_time', of) ?? Number.NaN
    expect(later(leaking) - later(calm)).toBeGreaterThan(150)
    expect(later(leaking) - later(calm)).toBeLessThan(300)
  })

  it.each(['instance_jvm_memory_heap', 'instance_jvm_cpu', 'service_instance_cpm'])(
    'is silent 14:40 to 14:42: %s',
    (metric) => {
      const window = windowTo(Date.parse('2026-03-18T14:44Z'), 6)
      const values = at.source(leaking, window).series(metric) ?? []
      expect(values.map((value) => value === null)).toEqual([false, true, true, true, false, false])
      expect(at.source(calm, window).series(metric)).not.toContain(null)
    },
  )

  it('has no lines of its pools then either', () => {
    const window = windowTo(Date.parse('2026-03-18T14:44Z'), 6)
    for (const { values } of at.source(leaking, window).labelled('meter_datasource') ?? [])
      expect(values.map((value) => value === null)).toEqual([false, true, true, true, false, false])
  })

  it('started anew at 14:43', () => {
    const [listed] = world
      .instances(
        { name: 'plover::ticketing', normal: true },
        Date.parse('2026-03-18T14:45Z'),
        Date.parse('2026-03-18T14:50Z'),
      )
      .filter(({ name }) => name === leaking.serviceInstanceName)
    expect(listed?.attributes).toContainEqual({ name: 'Start Time', value: '2026-03-18 14:43:00' })
    expect(heap('14:45', leaking)).toBeLessThan(40)
  })
})

describe('J14: new, dead, elsewhere', () => {
  const now = atEndOf('2026-03-18T18:20')
  const at = asking(now)

  it('lists what was and is', () => {
    const names = world.services(now, 'GENERAL').map(({ name }) => name)
    expect(names.filter((name) => /wallet|stocktake/.test(name))).toEqual([
      'plover::stocktake-a',
      'plover::stocktake-b',
      'plover::stocktake-c',
      'plover::wallet-r60',
      'plover::wallet-r61',
    ])
  })

  it('has data of a new service from 12:00 only, and no prediction', () => {
    const values = at.series('service_cpm', service('plover::wallet-r61'), 500) ?? []
    expect(values.findIndex((value) => value !== null)).toBe(500 - (6 * 60 + 21))
    expect(at.series('service_cpm', service('plover::wallet-r60'), 60)?.every((value) => value === null)).toBe(true)
    const predicted = at
      .source(service('plover::wallet-r61'), windowTo(Date.parse('2026-03-18T18:20Z'), 1))
      .baseline('service_resp_time', 'value')
    expect(predicted.map(({ value }) => value)).toEqual([null])
  })

  it('shows two hours of a service that ran two days ago', () => {
    const values = at.series('service_cpm', service('plover::stocktake-c'), 72, 'HOUR') ?? []
    expect(values.filter((value) => value !== null)).toHaveLength(2)
  })

  it('has an instance list that is empty, and metrics', () => {
    expect(world.instances({ name: 'plover::legacy-till', normal: true }, now - 3_600_000, now)).toEqual([])
    expect(first(at.series('service_cpm', service('plover::legacy-till')))).toBeGreaterThan(0)
    expect(world.endpoints({ name: 'plover::clock', normal: true })).toEqual([])
  })

  it('keeps minutes for seven days, hours for longer', () => {
    const old = asking(now + 8 * 86_400_000)
    const six = (step: 'MINUTE' | 'HOUR') => {
      const window = windowTo(Date.parse('2026-03-18T18:00Z'), step === 'HOUR' ? 6 : 360, step)
      return old.source(service('plover::checkout'), window).series('service_cpm') ?? []
    }
    expect(six('MINUTE').every((value) => value === null)).toBe(true)
    expect(six('HOUR').every((value) => value !== null)).toBe(true)
  })

  it('answers the hour of 17:00 with the mean of its minutes', () => {
    const minutes = asking(Date.parse('2026-03-18T18:00Z')).series('service_cpm', service('plover::checkout'), 61) ?? []
    const mean = minutes.slice(0, 60).reduce<number>((sum, value) => sum + (value ?? 0), 0) / 60
    expect(at.series('service_cpm', service('plover::checkout'), 2, 'HOUR')?.[0]).toBe(Math.round(mean))
  })
})
