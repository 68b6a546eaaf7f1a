import { describe, expect, it } from 'vitest'
import { asking, service, windowTo, world } from '../testing'
import { flowOf, minuteOf, search, spansAt, tagOf, traces } from './testing'

const CHECKOUT = { name: 'plover::checkout', normal: true }
const NOW = Date.parse('2026-03-18T18:20:00Z')
const lasts = (span: { readonly startTime: unknown; readonly endTime: unknown }): number =>
  Number(span.endTime) - Number(span.startTime)

const spansOf = (traceId: string) => {
  const place = traces.placeOf(traceId)
  return place ? spansAt(place) : []
}

const checkoutIn = (minute: string, length = 1) => {
  const from = minuteOf(minute) * 60_000
  return search({ service: CHECKOUT, from, to: from + length * 60_000 - 1, now: NOW })
}

describe('J3: from a spike of the p99 to the statement', () => {
  const slow = 'PostgreSQL/JDBC/PreparedStatement/executeUpdate'

  it('1: has traces between the percentiles of the minute that was pointed at', () => {
    const at = Date.parse('2026-03-18T18:18:59Z')
    const lines = asking(at).labelled('service_percentile', service('plover::checkout')) ?? []
    const p95 = lines.find(({ labels }) => labels[0]?.value === '95')?.values[0] ?? Number.NaN
    const from = minuteOf('2026-03-18T18:18') * 60_000
    const rows = search({ service: CHECKOUT, from, to: from + 59_999, now: NOW, least: p95 })
    expect(p95).toBeGreaterThan(3000)
    expect(rows.length).toBeGreaterThan(0)
    for (const { traceId } of rows)
      expect(spansOf(traceId).some(({ endpointName }) => endpointName === slow)).toBe(true)
  })

  it('2: nine of ten traces are slow, by an UPDATE of 600 to 2 400 ms that most of the time is spent in', () => {
    const rows = checkoutIn('2026-03-18T18:13', 5)
    const updates = (traceId: string) =>
      spansOf(traceId).filter(
        (span) => span.endpointName === slow && span.serviceCode === CHECKOUT.name && lasts(span) >= 600,
      )
    const slowed = rows.filter(({ traceId }) => updates(traceId).length > 0)
    expect(slowed.length / rows.length).toBeGreaterThan(0.8)
    const [slowest] = rows.toSorted((a, b) => b.duration - a.duration)
    const found = updates(slowest?.traceId ?? '')
    for (const span of found) {
      expect(lasts(span)).toBeLessThanOrEqual(2600)
      expect(tagOf(span, 'db.type')).toBe('PostgreSQL')
      expect(tagOf(span, 'db.statement')).toMatch(/^UPDATE orders SET state/)
    }
    const waited = found.reduce((sum, span) => sum + lasts(span), 0)
    expect(waited / (slowest?.duration ?? 0)).toBeGreaterThan(0.5)
  })

  it('3: eight in a hundred fail, without a connection', () => {
    const rows = checkoutIn('2026-03-18T18:13', 6)
    const failed = rows.filter(({ isError }) => isError)
    expect(Math.abs(failed.length / rows.length - 0.08)).toBeLessThan(0.01)
    for (const { traceId } of failed) {
      const entry = spansOf(traceId).find((span) => span.serviceCode === CHECKOUT.name && span.type === 'Entry')
      expect(tagOf(entry, 'http.status_code')).toBe('500')
      const stack = entry?.logs[0]?.data.find(({ key }) => key === 'stack')?.value
      expect(stack).toMatch(/^java\.sql\.SQLTransientConnectionException: .*active=20/)
    }
  })

  it('4: the slow statement opens a trace of settlement that has it', () => {
    const store = service('postgres-orders.data.svc.cluster.local:5432', false)
    const rows = world
      .source({ entity: store, window: windowTo(NOW, 60), now: NOW, level: 10.4 })
      .records('top_n_database_statement', 50, 'DES')
    const traced = rows.filter(({ traceID }) => typeof traceID === 'string')
    expect(traced.length).toBeGreaterThan(30)
    for (const { id, value, traceID } of traced) {
      const place = traces.placeOf(traceID ?? '')
      const spans = place ? traces.spans(place, NOW) : []
      const found = spans.filter((span) => tagOf(span, 'db.statement') === id)
      expect(found.map(lasts)).toContain(value)
      if (!/^SELECT o\.id, o\.total/.test(id ?? '')) continue
      expect([spans[0]?.serviceCode, spans[0]?.endpointName]).toEqual([
        'plover::settlement',
        'Settlement/hourly-reconcile',
      ])
    }
    expect(traced[0]?.id).toMatch(/^SELECT o\.id, o\.total, o\.settled_at /)
  })
})

describe('J4.5: errors of the canary', () => {
  const now = Date.parse('2026-03-18T13:24:00Z')
  const canary = ['checkout-q7r749hvq-gj7tm', 'checkout-q7r749hvq-9gmkr']
  const rows = search({ service: CHECKOUT, from: now - 8 * 60_000, to: now, now, faulty: true })

  it('are NullPointerExceptions of PriceGuard, all on its two pods', () => {
    expect(rows.length).toBeGreaterThan(40)
    for (const { traceId } of rows) {
      const entry = spansOf(traceId).find((span) => span.serviceCode === CHECKOUT.name && span.type === 'Entry')
      expect(canary).toContain(entry?.serviceInstanceName)
      const data = new Map(entry?.logs[0]?.data.map(({ key, value }) => [key, value]))
      expect(data.get('error.kind')).toBe('java.lang.NullPointerException')
      expect(data.get('message')).toMatch(/"rule" is null$/)
      expect(data.get('stack')).toMatch(/PriceGuard\.java:88/)
    }
  })

  it('fill two of five calls there', () => {
    const on = (faulty?: boolean) =>
      canary.flatMap((name) =>
        search({
          instance: { service: CHECKOUT, name },
          from: now - 8 * 60_000,
          to: now,
          now,
          ...(faulty !== undefined && { faulty }),
        }),
      ).length
    expect(Math.abs(on(true) / on() - 0.42)).toBeLessThan(0.06)
  })
})

describe('J5.5: tickets wait in the queue', () => {
  it('for 6 to 90 s in four of five traces', () => {
    const from = minuteOf('2026-03-18T14:12') * 60_000
    const rows = search({
      service: CHECKOUT,
      from,
      to: from + 5 * 60_000,
      now: Date.parse('2026-03-18T14:24:00Z'),
      faulty: false,
    })
    const waits = rows.flatMap(({ traceId }) => {
      const spans = spansOf(traceId)
      const producer = spans.find(({ endpointName }) => endpointName === 'Kafka/ticket-orders/Producer')
      const consumer = spans.find(({ endpointName }) => endpointName === 'Kafka/ticket-orders/Consumer/ticketing')
      return producer && consumer ? Number(tagOf(consumer, 'transmission.latency')) : []
    })
    const long = waits.filter((ms) => ms >= 6000 && ms <= 90_000)
    expect(waits.length).toBeGreaterThan(200)
    expect(Math.abs(long.length / waits.length - 0.8)).toBeLessThan(0.05)
  })
})

describe('J6.5: a door that waits for the wire', () => {
  it('has what was seen of the request and the answer, to the nanosecond', () => {
    const now = Date.parse('2026-03-18T16:28:00Z')
    const place = Array.from({ length: 60 }, (_, n) => ({ flow: flowOf('door'), minute: now / 60_000 - 2, n })).find(
      (at) => traces.spans(at, now).some(({ attachedEvents }) => attachedEvents.length > 0),
    )
    const spans = place ? traces.spans(place, now) : []
    expect(place && traces.id(place)).toMatch(/^[\da-f]{32}$/)
    const seen = spans.find(({ attachedEvents }) => attachedEvents.length > 0)
    expect(seen?.serviceCode).toBe('mesh::entrance.stage')
    expect(seen?.endpointName).toBe('/venues/{var}/capacity')
    expect(seen && lasts(seen)).toBeGreaterThanOrEqual(280)
    expect(seen?.attachedEvents.map(({ event }) => event)).toEqual(['HTTP Request Sampling', 'HTTP Response Sampling'])
  })
})

describe('J10.4: the assistant asks another model', () => {
  it('after a 429 of the first', () => {
    const now = Date.parse('2026-03-18T15:40:00Z')
    const name = 'plover::concierge'
    const rows = search({ service: { name, normal: true }, from: now - 10 * 60_000, to: now, now })
    const throttled = rows.flatMap(({ traceId }) => {
      const spans = spansOf(traceId)
      const at = spans.findIndex((span) => span.endpointName === 'chat gpt-4o-mini' && span.isError)
      return at < 0 ? [] : [[spans[at], spans[at + 1]] as const]
    })
    expect(Math.abs(throttled.length / rows.length - 0.3)).toBeLessThan(0.06)
    for (const [failed, next] of throttled) {
      expect(tagOf(failed, 'http.status_code')).toBe('429')
      expect(failed?.logs[0]?.data.some(({ value }) => value.includes('TransientAiException'))).toBe(true)
      expect(next?.endpointName).toBe('chat llama3.1:8b')
    }
  })
})
