import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../world'
import { world } from '../testing'
import { finished, spansAt, traces } from '../trace/testing'
import type { LogSearch } from './condition'
import type { LogLine } from './line'
import { searchLogs } from './search'
import { linesOf } from './testing'

/** Ten minutes into a db-saturation, in the middle of a minute. */
const NOW = Date.parse('2026-03-18T18:20:30Z')
const FROM = NOW - 2 * 60_000

const all = linesOf({ now: NOW, from: FROM })
const inAll = fc.constantFrom(...all.filter((_, index) => index % 11 === 0))

/** A word of a line, or none that any line has. */
const wordOf = ({ content }: LogLine, seed: number): string => {
  const words = content.toLowerCase().split(/\s+/)
  return words[seed % words.length] || 'nowhere'
}

const conditions = fc
  .record({
    model: inAll,
    service: fc.boolean(),
    instance: fc.boolean(),
    endpoint: fc.boolean(),
    trace: fc.constantFrom('no', 'no', 'no', 'id', 'segment', 'span'),
    tags: fc.nat(2),
    word: fc.option(fc.nat(), { nil: undefined }),
    without: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ model, trace, tags, word, without, ...parts }): Partial<LogSearch> => {
    const service = { name: model.service, normal: true }
    return {
      ...(parts.service && { service }),
      ...(parts.instance && model.instance !== null && { instance: { service, name: model.instance } }),
      ...(parts.endpoint && model.endpoint !== null && { endpoint: { service, name: model.endpoint } }),
      ...(trace !== 'no' &&
        model.trace && {
          trace: {
            traceId: model.trace.traceId,
            ...(trace !== 'id' && { segmentId: model.trace.segmentId }),
            ...(trace === 'span' && { spanId: model.trace.spanId }),
          },
        }),
      tags: model.tags.slice(0, tags),
      including: word === undefined ? [] : [wordOf(model, word)],
      excluding: without === undefined ? [] : [wordOf(all[without % all.length] ?? model, without)],
    }
  })

/** The condition as OAP tells it, line for line. */
const satisfies = (search: Partial<LogSearch>) => (line: LogLine) => {
  const { service, instance, endpoint, trace, tags = [], including = [], excluding = [] } = search
  const content = line.content.toLowerCase()
  return (
    (!service || service.name === line.service) &&
    (!instance || (instance.service.name === line.service && instance.name === line.instance)) &&
    (!endpoint || (endpoint.service.name === line.service && endpoint.name === line.endpoint)) &&
    (!trace || trace.traceId === line.trace?.traceId) &&
    (trace?.segmentId === undefined || trace.segmentId === line.trace?.segmentId) &&
    (trace?.spanId === undefined || trace.spanId === line.trace?.spanId) &&
    tags.every((tag) => line.tags.some(({ key, value }) => key === tag.key && value === tag.value)) &&
    including.every((word) => content.includes(word)) &&
    !excluding.some((word) => content.includes(word))
  )
}

describe('a search', () => {
  it('finds a line exactly when it satisfies the condition, whatever was asked before', () => {
    fc.assert(
      fc.property(conditions, fc.boolean(), (condition, isFresh) => {
        // What is remembered must not decide what is found.
        const of = isFresh ? createWorld() : world
        expect(linesOf({ now: NOW, from: FROM, ...condition }, of)).toEqual(all.filter(satisfies(condition)))
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it.each(['13:24', '18:20'])(
    'at %s finds by each of their words the lines about what failed, asked for first',
    (clock) => {
      const now = Date.parse(`2026-03-18T${clock}:00Z`)
      const from = now - 60_000
      const known = linesOf({ now, from })
      const failed = known.filter(({ tags }) => tags.some(({ value }) => value === 'ERROR' || /^5\d\d$/.test(value)))
      const words = new Set(
        failed.map(({ content }) => (content.split('\n')[0] ?? '').toLowerCase().replace(/\d.*/, '')),
      )
      expect(words.size).toBeGreaterThan(4)
      const fresh = createWorld()
      for (const word of words)
        if (word !== '') {
          const including = [word]
          expect(linesOf({ now, from, including }, fresh)).toEqual(known.filter(satisfies({ including })))
        }
      const tags = [{ key: 'http.status_code', value: '500' }]
      expect(linesOf({ now, from, tags }, createWorld())).toEqual(known.filter(satisfies({ tags })))
    },
    60_000,
  )

  it('gives each line exactly once over pages, in either order', () => {
    const size = fc.integer({ min: 250, max: 3_000 })
    fc.assert(
      fc.property(size, fc.constantFrom('ASC', 'DES'), conditions, (rows, order, { service, tags = [] }) => {
        const search = {
          now: NOW,
          from: FROM,
          to: NOW,
          including: [],
          excluding: [],
          order,
          ...(service && { service }),
          tags,
        } as const
        const pages: LogLine[] = []
        for (let skipped = 0, length = -1; length !== pages.length; skipped += rows) {
          length = pages.length
          pages.push(...finished(searchLogs(world.logs, { ...search, skipped, rows: skipped + rows })))
        }
        const whole = all.filter(satisfies({ ...(service && { service }), tags }))
        expect(pages).toEqual(order === 'DES' ? whole : whole.toReversed())
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  it('stands in the order of time', () => {
    expect(all.length).toBeGreaterThan(4_000)
    const times = all.map(({ time }) => time)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(FROM)
  })

  it('is the same whatever window it is looked at through, and whenever', () => {
    const earlier = linesOf({ now: NOW, from: FROM, to: FROM + 30_000 })
    expect(earlier).toEqual(all.filter(({ time }) => time <= FROM + 30_000))
    const known = new Set(all.map((line) => JSON.stringify(line)))
    // Later some have arrived that were on their way; none is gone and none has changed.
    const later = new Set(linesOf({ now: NOW + 300_000, from: FROM, to: NOW }).map((line) => JSON.stringify(line)))
    expect([...known].filter((line) => !later.has(line))).toEqual([])
  })

  it('finds other lines with another seed', () => {
    const other = linesOf({ now: NOW, from: NOW - 10_000 }, createWorld({ seed: 7 }))
    expect(other.length).toBeGreaterThan(100)
    expect(other.map(({ content }) => content)).not.toEqual(all.slice(0, other.length).map(({ content }) => content))
  })
})

describe('lines with a trace', () => {
  const traced = all.filter(({ trace }) => trace !== null)

  it('are most of them', () => {
    const services = new Set(traced.map(({ service }) => service))
    const among = all.filter(({ service }) => services.has(service))
    expect(traced.length / among.length).toBeGreaterThan(0.45)
    expect(traced.length / among.length).toBeLessThan(0.8)
  })

  it('are of a span that is really there: inside its time, of its service, instance and endpoint', () => {
    for (const { trace, service, instance, endpoint, time } of traced) {
      const place = traces.placeOf(trace?.traceId ?? '')
      const spans = place ? traces.spans(place, NOW) : []
      const own = spans.filter(({ segmentId }) => segmentId === trace?.segmentId)
      const span = own.find(({ spanId }) => spanId === trace?.spanId)
      expect(span).toMatchObject({ serviceCode: service, serviceInstanceName: instance })
      const [first] = own
      const [ref] = first?.refs ?? []
      const isSpawned = ref?.type === 'CROSS_THREAD'
      const asked = isSpawned ? spans.find(({ segmentId }) => segmentId === ref.parentSegmentId) : first
      expect(asked?.endpointName).toBe(endpoint)
      expect(time).toBeGreaterThanOrEqual(Number(span?.startTime))
      expect(time).toBeLessThanOrEqual(Number(span?.endTime))
    }
  })

  it('tell the status that the span tells', () => {
    const served = traced.filter(({ tags }) => tags.some(({ key }) => key === 'http.status_code'))
    expect(served.length).toBeGreaterThan(100)
    for (const { trace, tags } of served) {
      const place = traces.placeOf(trace?.traceId ?? '')
      const span = (place ? spansAt(place) : []).find(
        ({ segmentId, spanId }) => segmentId === trace?.segmentId && spanId === trace.spanId,
      )
      const status = span?.tags.find(({ key }) => key === 'http.status_code')
      if (status) expect(tags).toContainEqual({ key: 'http.status_code', value: status.value })
    }
  })

  it('say in the span that failed why it did', () => {
    const failed = traced.filter(({ content }) => content.includes('SQLTransientConnectionException'))
    expect(failed.length).toBeGreaterThan(3)
    for (const { trace, content } of failed) {
      const place = traces.placeOf(trace?.traceId ?? '')
      const span = (place ? spansAt(place) : []).find(
        ({ segmentId, spanId }) => segmentId === trace?.segmentId && spanId === trace.spanId,
      )
      expect(span?.logs[0]?.data.find(({ key }) => key === 'stack')?.value).toBe(content)
    }
  })
})

describe('a source', () => {
  it('has no line outside the time that it tells', () => {
    const last = Math.floor(NOW / 60_000)
    fc.assert(
      fc.property(fc.integer({ min: last - 1440, max: last }), (minute) => {
        for (const [index, source] of world.logs.sources.entries()) {
          const until = source.until(minute)
          expect(until).toBeLessThanOrEqual((minute + source.lateMinutes) * 60_000)
          const { time } = finished(world.logs.sheet(index, minute))
          expect(time.every((at) => at >= minute * 60_000 && at <= until)).toBe(true)
        }
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
