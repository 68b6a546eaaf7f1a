import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidents } from '../data'
import { asking, service, world } from '../testing'
import { segmentsOf, type SpecialSegment } from './special'
import { finished, minuteOf, placesIn, search, traces } from './testing'
import { LONGEST_MINUTES } from './course'
import type { TraceSearch } from './condition'
import { SEARCHABLE } from './searchable'
import { tagsSeen } from './tags'

/** Ten minutes into a db-saturation, in the middle of a minute. */
const NOW = Date.parse('2026-03-18T18:20:30Z')
const FROM = NOW - 4 * 60_000

/** What OAP would have of some minutes, told from the spans themselves. */
const all: readonly SpecialSegment[] = incidents.traceFlows.flatMap((_, flow) => {
  const first = Math.floor(FROM / 60_000) - LONGEST_MINUTES
  const places = placesIn(flow, first, Math.floor(NOW / 60_000) - first + 1)
  return places.flatMap((at) => segmentsOf(traces.spans(at, NOW)))
})

const inTime = ({ start }: SpecialSegment): boolean => start >= FROM && start <= NOW

const like = fc.constantFrom(...all.filter(inTime).filter((_, index) => index % 7 === 0))

/** Conditions about what is there, any part of them left out. */
const condition = fc
  .record({
    model: like,
    parts: fc.record({
      service: fc.boolean(),
      instance: fc.boolean(),
      endpoint: fc.boolean(),
      traceId: fc.boolean(),
      least: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
      most: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
      faulty: fc.option(fc.boolean(), { nil: undefined }),
      tags: fc.nat(2),
    }),
    from: fc.integer({ min: FROM, max: NOW }),
    length: fc.nat(NOW - FROM),
    order: fc.constantFrom<TraceSearch['order']>('start', 'duration'),
  })
  .map(({ model, parts, from, length, order }) => {
    const key = { name: model.service, normal: true }
    const searchable = model.tags.filter((tag) => /^(http\.|db\.(type|instance)|mq\.|rpc\.)/.test(tag.key))
    return {
      ...(parts.service && { service: key }),
      ...(parts.instance && { instance: { service: key, name: model.instance } }),
      ...(parts.endpoint && { endpoint: { service: key, name: model.endpoint } }),
      ...(parts.traceId && { traceId: model.traceId }),
      ...(parts.least !== undefined && { least: parts.least }),
      ...(parts.most !== undefined && { most: parts.most }),
      ...(parts.faulty !== undefined && { faulty: parts.faulty }),
      tags: searchable.slice(0, parts.tags),
      from,
      to: Math.min(NOW, from + length),
      now: NOW,
      order,
    }
  })

type Condition = Pick<TraceSearch, 'service' | 'instance' | 'endpoint' | 'traceId' | 'least' | 'most' | 'faulty'> &
  Pick<TraceSearch, 'from' | 'to' | 'tags'>

const holds = (one: SpecialSegment, wanted: Condition): boolean =>
  one.start >= wanted.from &&
  one.start <= wanted.to &&
  (wanted.service === undefined || wanted.service.name === one.service) &&
  (wanted.instance === undefined ||
    (wanted.instance.service.name === one.service && wanted.instance.name === one.instance)) &&
  (wanted.endpoint === undefined ||
    (wanted.endpoint.service.name === one.service && wanted.endpoint.name === one.endpoint)) &&
  (wanted.traceId === undefined || wanted.traceId === one.traceId) &&
  (wanted.least === undefined || one.duration >= wanted.least) &&
  (wanted.most === undefined || one.duration <= wanted.most) &&
  (wanted.faulty === undefined || wanted.faulty === one.isError) &&
  wanted.tags.every((tag) => one.tags.some(({ key, value }) => key === tag.key && value === tag.value))

describe('a search', () => {
  it('has something to find', () => {
    expect(all.filter(inTime).length).toBeGreaterThan(5000)
    expect(new Set(all.map(({ segmentId }) => segmentId)).size).toBe(all.length)
  })

  it('finds a segment if and only if the condition holds', () => {
    fc.assert(
      fc.property(condition, (wanted) => {
        const found = search(wanted)
        const expected = all.filter((one) => holds(one, wanted))
        const byId = new Map(expected.map((one) => [one.segmentId, one]))
        expect(found.map(({ segmentId }) => segmentId).sort()).toEqual([...byId.keys()].sort())
        for (const { segmentId, ...row } of found) {
          const { traceId, endpoint, start, duration, isError } = byId.get(segmentId) ?? {}
          expect(row).toEqual({ traceId, endpoint, start, duration, isError })
        }
        const measure = wanted.order === 'start' ? 'start' : 'duration'
        const values = found.map((row) => row[measure])
        expect(values).toEqual(values.toSorted((a, b) => b - a))
      }),
      { numRuns: 150 },
    )
  })

  it('gives each page exactly once', () => {
    fc.assert(
      fc.property(condition, fc.integer({ min: 5, max: 400 }), fc.boolean(), (wanted, size, whole) => {
        const entire = search({ ...wanted, whole })
        const pages = Array.from({ length: Math.min(12, Math.ceil(entire.length / size) + 1) }, (_, page) =>
          search({ ...wanted, whole, rows: size * (page + 1) }).slice(size * page),
        )
        expect(pages.flat()).toEqual(entire.slice(0, size * pages.length))
      }),
      { numRuns: 40 },
    )
  })

  it('of whole traces finds those of which a segment satisfies it, each once', () => {
    fc.assert(
      fc.property(condition, (wanted) => {
        const found = search({ ...wanted, whole: true }).map(({ traceId }) => traceId)
        expect(new Set(found).size).toBe(found.length)
        expect(new Set(found)).toEqual(new Set(all.filter((one) => holds(one, wanted)).map(({ traceId }) => traceId)))
      }),
      { numRuns: 60 },
    )
  })

  it('finds nothing that is not reported yet, of a virtual service, or of nobody', () => {
    const rows = search({ from: FROM, to: NOW, now: NOW })
    for (const { start, duration } of rows) expect(start + duration).toBeLessThanOrEqual(NOW + 340)
    for (const one of [
      service('postgres-orders.data.svc.cluster.local:5432', false),
      service('plover::checkout', false),
    ])
      expect(
        search({ from: FROM, to: NOW, now: NOW, service: { name: one.serviceName ?? '', normal: false } }),
      ).toEqual([])
    expect(search({ from: FROM, to: NOW, now: NOW, service: { name: 'plover::gift-cards', normal: true } })).toEqual([])
    expect(search({ from: FROM, to: NOW, now: NOW, traceId: 'abc' })).toEqual([])
  })
})

describe('tags', () => {
  it('that are offered are found, and the others are not there', () => {
    const seen = finished(tagsSeen(traces, { from: FROM, to: NOW, now: NOW }))
    expect([...seen.keys()].sort()).toEqual([...SEARCHABLE].sort())
    for (const [key, values] of seen) {
      const there = new Set(all.flatMap(({ tags }) => tags.flatMap((tag) => (tag.key === key ? tag.value : []))))
      for (const value of values) expect(there).toContain(value)
      for (const value of values)
        expect(search({ from: FROM, to: NOW, now: NOW, tags: [{ key, value }], rows: 1 })).toHaveLength(1)
    }
    expect(seen.get('http.method')).toEqual(new Set(['GET', 'POST']))
    expect(seen.get('http.status_code')?.has('500')).toBe(true)
  })
})

describe('errors', () => {
  const MINUTES = 20
  /** Mean share of failed calls, told by the metric where this release reports it, else by what that is made from. */
  const failing = (name: string, endpointName: string, last: number): number => {
    const sla = asking(last * 60_000 + 59_000).series('endpoint_sla', { ...service(name), endpointName }, MINUTES)
    const subject = world.graph.find(name, true)?.endpointSubject(endpointName)
    const shares = Array.from({ length: MINUTES }, (_, back) => {
      const value = sla?.[MINUTES - 1 - back]
      return typeof value === 'number' ? 1 - value / 10_000 : (subject?.read(last - back).errors ?? Number.NaN)
    })
    return shares.reduce((sum, share) => sum + share, 0) / MINUTES
  }

  it.each(
    ['2026-03-18T18:19', '2026-03-18T13:24', '2026-03-18T17:00', '2026-03-17T08:44', '2026-03-15T20:00'].flatMap((at) =>
      incidents.traceFlows.map(({ id, entry }) => [at, id, entry] as const),
    ),
  )('at %s, %s: their share among the traces of an entry is 100 - its success rate, to a point', (at, _, entry) => {
    const last = minuteOf(at)
    const gap = entry.indexOf(' ')
    const about = { service: { name: entry.slice(0, gap), normal: true }, name: entry.slice(gap + 1) }
    const [from, to] = [(last - MINUTES + 1) * 60_000, last * 60_000 + 59_999]
    const rows = search({ from, to, now: to + 3_600_000, endpoint: about })
    const share = rows.filter(({ isError }) => isError).length / rows.length
    expect(Math.abs(share - failing(about.service.name, about.name, last))).toBeLessThanOrEqual(0.01)
  })
})
