import { describe, expect, it } from 'vitest'
import { incidents } from '../data'
import { flowOf, placesIn, spansAt, traces } from '../trace/testing'
import { levelOf, linesOf, named } from './testing'

const at = (clock: string): number => Date.parse(`2026-03-18T${clock}:00Z`)
const MINUTE = 60_000

describe('what incidents write', () => {
  it('J3: the page of 50 000 rows, in every trace of the report while orders saturate', () => {
    const now = at('18:20')
    const settlement = flowOf('settlement')
    const places = placesIn(settlement, at('18:14') / MINUTE, 5)
    expect(places.length).toBeGreaterThan(5)
    let reported = 0
    for (const place of places) {
      const traceId = traces.id(place)
      const spans = traces.spans(place, now)
      if (spans.length === 0) continue
      reported += 1
      const lines = linesOf({ now, from: 0, trace: { traceId } })
      const [line] = lines.filter(({ content }) => content.includes('"reconcile page'))
      expect(line).toMatchObject({ service: 'plover::settlement', contentType: 'JSON' })
      expect(JSON.parse(line?.content ?? '')).toMatchObject({ rows: 50_000 })
      const span = spans.find(
        ({ spanId, segmentId }) => spanId === line?.trace?.spanId && segmentId === line.trace.segmentId,
      )
      expect(span?.endpointName).toBe('reconcile/page')
      expect(spans.some(({ endpointName }) => endpointName === 'Settlement/hourly-reconcile')).toBe(true)
    }
    expect(reported).toBeGreaterThan(3)
  })

  it('J3: orders that are not stored, in the traces that fail because of that', () => {
    const now = at('18:20')
    const lines = linesOf({ now, from: at('18:16'), service: named('plover::checkout'), including: ['not stored'] })
    expect(lines.length).toBeGreaterThan(40)
    const traced = lines.filter(({ trace }) => trace !== null)
    expect(traced.length).toBeGreaterThan(5)
    for (const { trace } of traced) {
      const place = traces.placeOf(trace?.traceId ?? '')
      const spans = place ? spansAt(place) : []
      const span = spans.find(({ spanId, segmentId }) => spanId === trace?.spanId && segmentId === trace.segmentId)
      expect(span?.isError).toBe(true)
    }
  })

  it('J4: the canary says why it fails, the other pods do not', () => {
    const lines = linesOf({
      now: at('13:24'),
      service: named('plover::checkout'),
      including: ['PriceGuard.java:88'].map((word) => word.toLowerCase()),
    })
    expect(lines.length).toBeGreaterThan(100)
    const canary = ['checkout-q7r749hvq-gj7tm', 'checkout-q7r749hvq-9gmkr']
    expect(new Set(lines.map(({ instance }) => instance))).toEqual(new Set(canary))
    const gate = linesOf({
      now: at('13:24'),
      service: named('apisix::gate.edge'),
      tags: [{ key: 'http.status_code', value: '500' }],
    })
    expect(gate.filter(({ content }) => content.includes('route/checkout')).length).toBeGreaterThan(100)
  })

  it('J5: the group that does not poll', () => {
    const lines = linesOf({
      now: at('14:24'),
      service: named('plover::insight'),
      including: ['poll timeout has expired'],
    })
    expect(lines.length).toBeGreaterThan(50)
    expect(new Set(lines.map(levelOf))).toEqual(new Set(['WARN']))
  })

  it('J8: the pod runs out of memory in its last five minutes, and in no others', () => {
    const service = named('plover::ticketing')
    const including = ['outofmemoryerror']
    const lines = linesOf({ now: at('14:50'), from: at('14:20'), service, including })
    expect(lines.length).toBeGreaterThanOrEqual(3)
    for (const { content, instance, time, ...line } of lines) {
      expect(content).toContain('TemplateCache.java:57')
      expect(instance).toBe('ticketing-r86qhlnpb-mzlmp')
      expect(levelOf({ content, instance, time, ...line })).toBe('ERROR')
      expect(time).toBeGreaterThanOrEqual(at('14:35'))
      expect(time).toBeLessThan(at('14:40') + 1000)
    }
    expect(linesOf({ now: at('18:20'), service, including })).toEqual([])
  })

  it('J9: the asset that is missing', () => {
    const lines = linesOf({
      now: at('08:44'),
      service: named('nginx::www.edge'),
      tags: [{ key: 'level', value: 'error' }],
    })
    expect(
      lines.filter(({ content }) => content.includes('seatmap-9f2c.js" failed (2: No such file')).length,
    ).toBeGreaterThan(100)
  })

  it.each(
    incidents.incidents.flatMap(({ id, schedule, shape, logs }) =>
      logs.flatMap(({ service, template, fromOffset = 0 }) =>
        service === undefined
          ? []
          : [[id, service, template, schedule.phaseMinutes + Math.max(shape.at + 12, fromOffset + 3)] as const],
      ),
    ),
  )('%s makes %s write %j', (_, service, template, offset) => {
    const now = at('00:00') + (offset + 2) * MINUTE
    const word =
      template
        .split(/\{[a-z]+\}/i)
        .toSorted((a, b) => b.length - a.length)[0]
        ?.toLowerCase() ?? ''
    expect(linesOf({ now, from: now - 4 * MINUTE, service: named(service), including: [word] }).length).toBeGreaterThan(
      0,
    )
  })
})
