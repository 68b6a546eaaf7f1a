import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WireSpan } from '@/protocol/trace/span'
import { entities, incidents } from '../data'
import { createWorld } from '../world'
import { AHEAD_MS } from './minute'
import { flowOf, minuteOf, placesIn, spansAt, tagOf, traces } from './testing'

const NOON = minuteOf('2026-03-18T12:00')
const AHEAD = new Set(
  entities.services.flatMap(({ instances }) =>
    instances.flatMap(({ name, attributes }) =>
      attributes.some((one) => one.name === 'node' && one.value.startsWith('ip-10-21-3-28')) ? name : [],
    ),
  ),
)

const place = fc
  .record({
    flow: fc.nat(incidents.traceFlows.length - 1),
    minute: fc.integer({ min: NOON - 4 * 1440, max: NOON + 1440 }),
    n: fc.nat(59),
  })
  .filter(({ flow, minute, n }) => n < traces.count(flow, minute))

/** By a clock that is right. */
const times = (span: WireSpan) => {
  const ahead = AHEAD.has(span.serviceInstanceName) ? AHEAD_MS : 0
  return { start: Number(span.startTime) - ahead, end: Number(span.endTime) - ahead }
}

const keyOf = (segment: string, span: unknown): string => `${segment} ${String(span)}`

/** Pairs of a span and the one that it is inside of, or follows from. */
function links(spans: readonly WireSpan[]) {
  const byKey = new Map(spans.map((span) => [keyOf(span.segmentId, span.spanId), span]))
  return spans.map((span) => {
    const [ref] = span.refs
    const key = ref ? keyOf(ref.parentSegmentId, ref.parentSpanId) : keyOf(span.segmentId, span.parentSpanId)
    return { span, parent: byKey.get(key), type: ref?.type ?? 'INSIDE' }
  })
}

describe('a trace', () => {
  it('has spans with numbers of their own, parents first, children inside whom they are waited for by', () => {
    fc.assert(
      fc.property(place, (at) => {
        const spans = spansAt(at)
        expect(new Set(spans.map((span) => keyOf(span.segmentId, span.spanId))).size).toBe(spans.length)
        expect(spans.every(({ traceId }) => traceId === traces.id(at))).toBe(true)
        const seen = new Set<WireSpan>()
        for (const { span, parent, type } of links(spans)) {
          seen.add(span)
          const own = times(span)
          expect(own.end).toBeGreaterThanOrEqual(own.start)
          if (!parent) continue
          expect(seen.has(parent)).toBe(true)
          const around = times(parent)
          if (type === 'CROSS_THREAD' || span.layer === 'MQ') {
            const isConsumer = span.refs.length > 0 && type === 'CROSS_PROCESS'
            expect(own.start).toBeGreaterThanOrEqual(isConsumer ? around.end : around.start)
          } else {
            expect(own.start).toBeGreaterThanOrEqual(around.start)
            expect(own.end).toBeLessThanOrEqual(around.end)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is a segment per visit, of one instance of one service, that begins with its first span', () => {
    fc.assert(
      fc.property(place, (at) => {
        const all = spansAt(at)
        for (const segment of new Set(all.map(({ segmentId }) => segmentId))) {
          const spans = all.filter(({ segmentId }) => segmentId === segment)
          expect(new Set(spans.map((span) => `${span.serviceCode} ${span.serviceInstanceName}`)).size).toBe(1)
          expect(spans.map(({ spanId }) => spanId)).toEqual(spans.map((_, index) => index))
          expect(spans.filter(({ parentSpanId }) => parentSpanId === -1)).toHaveLength(1)
          const service = entities.services.find(({ name, normal }) => normal && name === spans[0]?.serviceCode)
          expect(service?.instances.map(({ name }) => name)).toContain(spans[0]?.serviceInstanceName)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('tells of every error its kind and where', () => {
    fc.assert(
      fc.property(place, (at) => {
        for (const span of spansAt(at)) {
          const log = span.logs[0]?.data.map(({ key }) => key)
          expect(log).toEqual(span.isError ? ['event', 'error.kind', 'message', 'stack'] : undefined)
          if (span.isError && span.type === 'Entry' && span.layer === 'Http')
            expect(tagOf(span, 'http.status_code')).toMatch(/^[45]\d\d$/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the same in another process, and another one with another seed', () => {
    const again = createWorld().traces
    const other = createWorld({ seed: 7 }).traces
    fc.assert(
      fc.property(place, (at) => {
        expect(again.spans(at, Infinity)).toEqual(spansAt(at))
        expect(other.spans(at, Infinity)).not.toEqual(spansAt(at))
      }),
      { numRuns: 40 },
    )
  })
})

describe('the flows', () => {
  it.each(incidents.traceFlows.map(({ id }) => id))(
    '%s has as many spans as the world says, and passes whom it says',
    (id) => {
      const flow = flowOf(id)
      const data = incidents.traceFlows[flow]
      // A quiet hour, so that nothing is repeated or given up.
      const all = placesIn(flow, minuteOf('2026-03-18T15:00'), 12).map(spansAt)
      const whole = all.filter((spans) => spans.every(({ isError }) => !isError))
      const counts = whole.map((spans) => spans.length)
      const [least = 0, most = 0] = SPANS[id] ?? []
      const fitting = counts.filter((count) => count >= least && count <= most).length
      expect(fitting / counts.length).toBeGreaterThan(0.97)
      expect(Math.max(...counts)).toBeLessThanOrEqual(most)
      const passed = new Set(all.flat().flatMap(({ serviceCode, peer }) => [serviceCode, peer]))
      for (const name of data?.path ?? []) expect(passed).toContain(name)
    },
  )

  it('reach their consumers through queues and threads', () => {
    const types = (id: string) => {
      const spans = placesIn(flowOf(id), NOON, 3).flatMap(spansAt)
      return new Set(spans.flatMap(({ refs }) => refs.map(({ type }) => type)))
    }
    expect(types('checkout')).toEqual(new Set(['CROSS_PROCESS', 'CROSS_THREAD']))
    expect(types('browse')).toEqual(new Set(['CROSS_PROCESS', 'CROSS_THREAD']))
    expect(types('seats')).toEqual(new Set(['CROSS_PROCESS']))
  })

  it('lose one segment in four hundred traces, and its children say whose they were', () => {
    const places = placesIn(flowOf('checkout'), NOON + 60, 60)
    const broken = places.filter((at) => (traces.course(at)?.lost ?? -1) >= 0)
    expect(broken.length / places.length).toBeGreaterThan(0.0005)
    expect(broken.length / places.length).toBeLessThan(0.006)
    for (const at of broken) {
      const orphans = links(spansAt(at)).filter(({ span, parent }) => !parent && span.refs.length > 0)
      expect(orphans.length).toBeGreaterThan(0)
    }
  })

  it('carry the tags of the world', () => {
    const spans = ['browse', 'checkout', 'concierge', 'profile-cycle'].flatMap((id) =>
      placesIn(flowOf(id), NOON + 60, 10).flatMap(spansAt),
    )
    const keys = new Set(spans.flatMap(({ tags }) => tags.map(({ key }) => key)))
    for (const key of [
      ...['http.method', 'http.status_code', 'url', 'db.type', 'db.instance', 'db.statement', 'mq.topic', 'mq.queue'],
      ...['mq.broker', 'cache.cmd', 'cache.key', 'gen_ai.request.model', 'gen_ai.usage.input_tokens'],
      ...['rpc.status_code', 'spp.breakpoint-id', 'sw8-correlation', 'traceparent'],
    ])
      expect(keys).toContain(key)
    const values = (key: string) => spans.flatMap((span) => tagOf(span, key) ?? [])
    expect(new Set(values('sw8-correlation'))).toEqual(new Set(['tour=4711']))
    expect(values('spp.breakpoint-id')).toHaveLength(1)
    for (const value of values('traceparent')) expect(value).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/)
    const fronts = spans.filter(({ serviceCode, type }) => serviceCode === 'plover::storefront' && type === 'Entry')
    expect(values('traceparent').length / fronts.length).toBeCloseTo(1 / 200, 2)
  })
})

const SPANS: Readonly<Record<string, readonly [number, number]>> = {
  browse: [9, 26],
  checkout: [38, 74],
  seats: [5, 9],
  partner: [7, 15],
  concierge: [10, 22],
  door: [6, 14],
  settlement: [40, 160],
  'profile-cycle': [6, 10],
}
