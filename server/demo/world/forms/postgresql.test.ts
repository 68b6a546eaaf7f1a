import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import { answer } from '@/mqe/answer'
import { metricsOf } from '../catalogue'
import { asking, service, windowTo, world } from '../testing'

const NOW = Date.parse('2026-03-18T18:20:59Z')
const at = asking(NOW)
const ORDERS = service('postgresql::postgres-orders.data')
const server = (serviceInstanceName: string): Entity => ({ ...ORDERS, serviceInstanceName })

const lines = (metric: string, entity: Entity, back = 0) =>
  (at.source(entity, windowTo(NOW - back * 60_000, 1)).labelled(metric) ?? []).map(({ labels, values }) => ({
    name: labels.map(({ value }) => value).join(),
    value: values[0] ?? Number.NaN,
  }))
const sum = (metric: string, entity: Entity, back = 0): number =>
  lines(metric, entity, back).reduce((all, { value }) => all + value, 0)

describe('J1.6: the database behind the virtual one', () => {
  const busy = server('postgres-orders-0')
  const calm = server('postgres-orders-1')
  const of = (metric: string, entity: Entity, back = 0) => sum(`meter_pg_instance_${metric}`, entity, back)

  it('has nearly no session left', () => {
    expect(of('active_sessions', busy)).toBeGreaterThan(105)
    expect(of('active_sessions', busy)).toBeLessThanOrEqual(118)
    expect(of('active_sessions', busy, 20)).toBeLessThan(85)
    expect(of('idle_sessions', busy)).toBeLessThan(15)
  })

  it('is full of locks and reads from disk', () => {
    expect(of('locks_count', busy)).toBeGreaterThan(480)
    expect(of('locks_count', busy)).toBeGreaterThan(2 * of('locks_count', busy, 20))
    const worst = (back: number) =>
      Math.min(...lines('meter_pg_instance_cache_hit_rate', busy, back).map(({ value }) => value))
    expect(worst(20) - worst(0)).toBeGreaterThan(3)
  })

  it('has a calm replica', () => {
    for (const metric of ['active_sessions', 'locks_count']) {
      expect(of(metric, calm)).toBeLessThan(0.8 * of(metric, busy))
      expect(Math.abs(of(metric, calm) / of(metric, calm, 20) - 1)).toBeLessThan(0.9)
    }
  })
})

describe('metrics of a server agree', () => {
  const servers = ['postgresql::postgres-orders.data', 'postgresql::postgres-ledger.data'].flatMap((name) =>
    world
      .instances({ name, normal: true }, NOW - 60_000, NOW)
      .map((one) => ({ ...service(name), serviceInstanceName: one.name })),
  )
  const BACKS = Array.from({ length: 40 }, (_, index) => index * 97)

  it('active and idle sessions stay below the ceiling', () => {
    for (const entity of servers)
      for (const back of BACKS) {
        const [active, idle] = ['active', 'idle'].map((kind) => sum(`meter_pg_instance_${kind}_sessions`, entity, back))
        expect(active).toBeGreaterThan(0)
        expect(idle).toBeGreaterThanOrEqual(0)
        expect((active ?? 0) + (idle ?? 0)).toBeLessThanOrEqual(120)
      }
  })

  it('its own databases and lock modes are the labels', () => {
    const names = (metric: string, entity: Entity) => lines(metric, entity).map(({ name }) => name)
    expect(names('meter_pg_instance_active_sessions', server('postgres-orders-0'))).toEqual([
      'orders',
      'postgres',
      'tickets',
    ])
    expect(names('meter_pg_instance_active_sessions', servers[2]!)).toEqual(['ledger', 'postgres'])
    expect(names('meter_pg_instance_locks_count', server('postgres-orders-1'))).toHaveLength(5)
    expect(names('meter_pg_locks_count', ORDERS)).toEqual(['postgres-orders-0', 'postgres-orders-1'])
  })

  it('a database has what its servers have', () => {
    const counts = metricsOf(10.4).filter(
      ({ name, scope, layer }) => layer === 'POSTGRESQL' && scope === 'Service' && !name.includes('hit_rate'),
    )
    expect(counts.length).toBeGreaterThan(15)
    for (const { name } of counts)
      for (const back of BACKS.slice(0, 8))
        for (const { name: of, value } of lines(name, ORDERS, back)) {
          const own = name.replace('meter_pg_', 'meter_pg_instance_')
          expect([name, of, value]).toEqual([name, of, sum(own, server(of), back)])
        }
  })

  it('every metric of the layer has a value at some minute', () => {
    const silent = metricsOf(10.4)
      .filter(({ layer }) => layer === 'POSTGRESQL')
      .filter(({ name, scope }) => {
        const entity = scope === 'Service' ? ORDERS : server('postgres-orders-0')
        const source = at.source(entity, windowTo(NOW, 30))
        return !/"value":"?\d/.test(JSON.stringify(answer(`${name}`, source)))
      })
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})
