import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import { incidents } from '../data'
import { asking, service, windowTo, world } from '../testing'
import { tracesIn } from '../trace/flows'
import { TraceIds } from '../trace/id'

const NOW = Date.parse('2026-03-18T18:20:59Z')
const ORDERS = service('postgres-orders.data.svc.cluster.local:5432', false)
const PRICING = service('redis-pricing.data.svc.cluster.local:6379', false)
const ids = new TraceIds(20_240_611, incidents.traceFlows)

const top = (now: number, metric: string, entity = ORDERS, limit = 10, points = 60, level: 10.2 | 10.4 = 10.4) =>
  world.source({ entity, window: windowTo(now, points), now, level }).records(metric, limit, 'DES')

describe('J3.4: the slow statement names its caller', () => {
  const rows = top(NOW, 'top_n_database_statement')

  it('is that of settlement, 14 to 22 s', () => {
    expect(rows).toHaveLength(10)
    for (const { id, value } of rows) {
      expect(id).toMatch(/^SELECT o\.id, o\.total, o\.settled_at /)
      expect(value).toBeGreaterThanOrEqual(14_000)
      expect(value).toBeLessThanOrEqual(22_000)
    }
    expect(rows.map(({ value }) => value)).toEqual(
      rows.map(({ value }) => value).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    )
  })

  it('leads to traces of settlement and checkout of that minute', () => {
    const all = top(NOW, 'top_n_database_statement', ORDERS, 500, 10)
    const flows = new Map<string, Set<string>>()
    for (const { id, traceID } of all) {
      if (traceID === null || traceID === undefined) continue
      const place = ids.placeOf(traceID)
      const flow = incidents.traceFlows[place?.flow ?? -1]
      expect(place && flow && place.n < tracesIn(world.graph, flow, place.minute)).toBe(true)
      expect(place && Math.abs(place.minute * 60_000 - NOW)).toBeLessThan(11 * 60_000)
      flows.set(id ?? '', (flows.get(id ?? '') ?? new Set()).add(flow?.id ?? ''))
    }
    const of = (start: string) => [...flows].filter(([id]) => id.startsWith(start)).flatMap(([, set]) => [...set])
    expect(of('SELECT o.id')).toEqual(['settlement'])
    expect(of('UPDATE orders')).toEqual(['checkout'])
  })

  it('is the same list by caller, from 10.3 on', () => {
    const by = (name: string, level: 10.2 | 10.4 = 10.4) =>
      top(NOW, 'top_n_service_database_statement', service(`plover::${name}`), 500, 60, level)
    expect(by('settlement').slice(0, 10)).toEqual(rows)
    expect(by('checkout').every(({ id }) => /UPDATE orders|INSERT INTO orders|SELECT b\.line/.test(id ?? ''))).toBe(
      true,
    )
    expect(by('checkout').length).toBeGreaterThan(20)
    expect(by('www')).toEqual([])
    expect(by('settlement', 10.2)).toEqual([])
  })
})

describe('J11.1: fees are recomputed for every quote', () => {
  const now = Date.parse('2026-03-18T10:14:59Z')

  it('reads and writes of the partner lead', () => {
    const reads = top(now, 'top_n_cache_read_command', PRICING)
    const writes = top(now, 'top_n_cache_write_command', PRICING, 5)
    expect(reads).toHaveLength(10)
    for (const { id, value } of reads) {
      expect(id).toMatch(/^MGET fee:88:\d{3} fee:88:\d{3} fee:88:\d{3}$/)
      expect(value).toBeGreaterThanOrEqual(18)
      expect(value).toBeLessThanOrEqual(95)
    }
    expect(new Set(reads.map(({ id }) => id)).size).toBeGreaterThan(5)
    expect(writes).toHaveLength(5)
    for (const { id } of writes) expect(id).toMatch(/^HSET fees:partner:88 \d{3} \d{3}$/)
  })

  it('are gone before', () => {
    for (const { id, value } of top(Date.parse('2026-03-18T09:40Z'), 'top_n_cache_read_command', PRICING, 99)) {
      expect(id).not.toMatch(/fee:88:|fees:/)
      expect(value).toBeLessThan(18)
    }
  })
})

describe('sampled records', () => {
  const stores = world.services(NOW, 'VIRTUAL_DATABASE').map(({ name }) => service(name, false))

  it.each(stores)('are few in quiet minutes, above the p95 of the store: $serviceName', (store) => {
    const quiet = Date.parse('2026-03-18T15:05:59Z')
    const rows = top(quiet, 'top_n_database_statement', store, 999, 30)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.length).toBeLessThanOrEqual(150)
    const lines = world
      .source({ entity: store, window: windowTo(quiet, 30), now: quiet, level: 10.4 })
      .labelled('database_access_percentile')
    const p95 = lines?.find(({ labels }) => labels[0]?.value === '95')?.values.flatMap((value) => value ?? []) ?? []
    for (const { value } of rows) expect(value).toBeGreaterThanOrEqual(Math.min(...p95) - 2)
  })

  it('have no trace once in eight times where the server itself wrote them down, always one where callers did', () => {
    const untraced = (entity: Entity) => {
      const rows = top(NOW, 'top_n_database_statement', entity, 2000, 500)
      return rows.filter(({ traceID }) => traceID === null).length / rows.length
    }
    expect(untraced(service('postgresql::postgres-orders.data'))).toBeGreaterThan(0.08)
    expect(untraced(service('postgresql::postgres-orders.data'))).toBeLessThan(0.2)
    expect(untraced(ORDERS)).toBe(0)
    expect(top(NOW, 'top_n_cache_read_command', PRICING, 500).every(({ traceID }) => traceID)).toBe(true)
  })

  it('are those of callers whose traces pass the store, where there are any', () => {
    const texts = (entity: Entity, metric: string) => top(NOW, metric, entity, 999, 200).map(({ id }) => id ?? '')
    const session = texts(service('redis-session.data.svc.cluster.local:6379', false), 'top_n_cache_read_command')
    expect(session.length).toBeGreaterThan(50)
    expect(session.filter((text) => text.startsWith('GET event:'))).toEqual([])
    const catalog = texts(service('plover::catalog'), 'top_n_service_database_statement')
    expect(catalog.length).toBeGreaterThan(50)
    expect(catalog.every((text) => text.startsWith('SELECT'))).toBe(true)
    expect(
      texts(service('clickhouse-insight.data.svc.cluster.local:8123', false), 'top_n_database_statement'),
    ).not.toEqual([])
  })

  it('need the right flag and a name', () => {
    expect(top(NOW, 'top_n_database_statement', { ...ORDERS, normal: true })).toEqual([])
    expect(top(NOW, 'top_n_database_statement', { serviceName: ORDERS.serviceName ?? '' })).toEqual([])
    expect(top(NOW, 'top_n_database_statement', {})).toEqual([])
    expect(top(NOW, 'top_n_cache_read_command')).toEqual([])
    expect(top(NOW, 'sampled_slow_trace_record')).toEqual([])
  })

  it('are the same whichever window holds them, and end now', () => {
    const short = top(NOW, 'top_n_database_statement', ORDERS, 999, 5)
    const long = top(NOW, 'top_n_database_statement', ORDERS, 9999, 60)
    for (const row of short) expect(long).toContainEqual(row)
    const early = top(NOW - 50_000, 'top_n_database_statement', ORDERS, 999, 1)
    expect(early.length).toBeLessThan(top(NOW, 'top_n_database_statement', ORDERS, 999, 1).length)
  })

  it('are kept three days', () => {
    const window = windowTo(NOW - 4 * 86_400_000, 60)
    expect(
      world.source({ entity: ORDERS, window, now: NOW, level: 10.4 }).records('top_n_database_statement', 9, 'DES'),
    ).toEqual([])
    expect(
      asking(NOW)
        .source(ORDERS, windowTo(NOW, 5, 'DAY'))
        .records('top_n_database_statement', 9, 'ASC'),
    ).toHaveLength(9)
  })
})
