import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidents } from '../data'
import type { TraceSearch } from './condition'
import type { SegmentRow } from './kept'
import { LONGEST_MINUTES } from './course'
import type { TracePlace } from './id'
import { minuteOf, search, traces } from './testing'

const LAST = minuteOf('2026-03-18T18:20')
const WEEK = 7 * 1440

/** Minutes of a week, every second one of an incident that says what is slow or fails. */
const minute = fc.oneof(
  fc.integer({ min: LAST - WEEK, max: LAST }),
  fc
    .record({
      incident: fc.constantFrom(...incidents.incidents.filter((one) => one.traces.length > 0)),
      back: fc.nat(6),
      into: fc.nat(30),
    })
    .map(({ incident: { schedule }, back, into }) => {
      const latest = Math.floor((LAST - schedule.phaseMinutes) / schedule.periodMinutes) - back
      return latest * schedule.periodMinutes + schedule.phaseMinutes + into
    }),
)
const flow = fc.nat(incidents.traceFlows.length - 1)

/** All rows of a minute's traces by making each of them. */
function segmentsIn(of: number, at: number) {
  const outline = traces.outline(of, at)
  return Array.from({ length: outline.count }, (_, index) => ({
    n: outline.n[index] ?? 0,
    visit: outline.visit[index] ?? 0,
    start: outline.start[index] ?? 0,
    duration: outline.duration[index] ?? 0,
    reported: outline.reported[index] ?? 0,
    isError: outline.faulty[index] === 1,
    who: outline.who[index],
  }))
}

describe('bounds', () => {
  it('hold for each segment, and who may not fail does not', () => {
    fc.assert(
      fc.property(flow, minute, (of, at) => {
        const segments = segmentsIn(of, at)
        const lasting = traces.lasting(of, at)
        const visits = traces.visits(of)
        const wrong = segments.filter(({ n, visit, duration, isError }) => {
          const bounds = traces.bounds(of, at)
          bounds?.one(n)
          const [least = Infinity, most = 0] = [bounds?.least[visit], bounds?.most[visit]]
          const holds = duration >= least && duration <= most
          const isWithin = least >= (lasting[visit] ?? Infinity) && most <= (lasting[visits.length + visit] ?? 0)
          const only = visits.map(({ index }) => index === visit)
          return !holds || !isWithin || (isError && bounds?.mayFail(n, only) !== true)
        })
        expect(wrong).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('leave out most of what does not fail', () => {
    const [at, of] = [minuteOf('2026-03-18T12:00'), 1]
    const every = traces.visits(of).map(() => true)
    const may = Array.from({ length: traces.count(of, at) }, (_, n) => traces.bounds(of, at)?.mayFail(n, every))
    expect(may.filter((one) => one === true).length).toBeLessThan(may.length / 4)
  })
})

/** The first rows of a time as a search that looks at every trace finds them. */
function everything(wanted: TraceSearch): readonly SegmentRow[] {
  const first = Math.floor(wanted.from / 60_000) - LONGEST_MINUTES - 1
  const minutes = Array.from({ length: Math.floor(wanted.to / 60_000) - first + 1 }, (_, index) => first + index)
  const rows = minutes.flatMap((at) =>
    traces.flowsWith(undefined).flatMap((of) =>
      segmentsIn(of, at).flatMap((segment) => {
        const place = { flow: of, minute: at, n: segment.n }
        return holds(wanted, place, segment) ? [{ place, rank: [at, of, segment.n, segment.visit], ...segment }] : []
      }),
    ),
  )
  rows.sort(
    (a, b) =>
      (wanted.order === 'duration' ? b.duration - a.duration : 0) || b.start - a.start || byRank(a.rank, b.rank),
  )
  const seen = new Set<string>()
  const once = rows.filter(({ rank }) => {
    const trace = rank.slice(0, 3).join(' ')
    if (wanted.whole && seen.has(trace)) return false
    seen.add(trace)
    return true
  })
  return once.slice(0, wanted.rows).map(({ place, visit, start, duration, isError }) => ({
    traceId: traces.id(place),
    segmentId: traces.segmentId(place, visit),
    endpoint: traces.endpoint(place.flow, visit),
    start,
    duration,
    isError,
  }))
}

function byRank(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, index) => one !== b[index])
  return (b[at] ?? 0) - (a[at] ?? 0)
}

function holds(wanted: TraceSearch, place: TracePlace, segment: ReturnType<typeof segmentsIn>[number]): boolean {
  const { visit, start, duration, reported, isError, who } = segment
  const service = traces.visits(place.flow)[visit]?.service
  return (
    start >= wanted.from &&
    start <= wanted.to &&
    reported <= wanted.now &&
    duration >= (wanted.least ?? 0) &&
    duration <= (wanted.most ?? Infinity) &&
    (wanted.faulty === undefined || wanted.faulty === isError) &&
    (!wanted.service || wanted.service.name === service) &&
    (!wanted.instance || (wanted.instance.service.name === service && wanted.instance.name === who)) &&
    (!wanted.endpoint ||
      (wanted.endpoint.service.name === service && wanted.endpoint.name === traces.endpoint(place.flow, visit))) &&
    (wanted.tags.length === 0 || traces.hasTags(place, visit, wanted.tags))
  )
}

const condition = fc
  .record({
    at: minute,
    minutes: fc.integer({ min: 1, max: 4 }),
    late: fc.nat(59_999),
    like: fc.option(fc.record({ flow, visit: fc.nat(20), n: fc.nat(59) }), { nil: undefined, freq: 2 }),
    by: fc.constantFrom('service', 'instance', 'endpoint', 'none'),
    least: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: undefined, freq: 2 }),
    most: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: undefined, freq: 2 }),
    faulty: fc.option(fc.boolean(), { nil: undefined, freq: 2 }),
    tag: fc.option(
      fc.constantFrom(
        ...['200', '404', '429', '500'].map((value) => ({ key: 'http.status_code', value })),
        ...['OK', 'UNAVAILABLE'].map((value) => ({ key: 'rpc.status_code', value })),
        { key: 'http.method', value: 'POST' },
        { key: 'db.type', value: 'PostgreSQL' },
      ),
      { nil: undefined, freq: 2 },
    ),
    order: fc.constantFrom<TraceSearch['order']>('start', 'duration'),
    whole: fc.boolean(),
    rows: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ at, minutes, late, like, by, least, most, faulty, tag, order, whole, rows }) => {
    const to = at * 60_000 + late
    const visits = like ? traces.visits(like.flow) : []
    const visit = visits[(like?.visit ?? 0) % Math.max(1, visits.length)]
    const key = { name: visit?.service ?? '', normal: true }
    const who = like && visit ? segmentsIn(like.flow, at).find((one) => one.visit === visit.index)?.who : undefined
    return {
      ...(visit && by === 'service' && { service: key }),
      ...(visit && by === 'instance' && who !== undefined && { instance: { service: key, name: who } }),
      ...(like &&
        visit &&
        by === 'endpoint' && { endpoint: { service: key, name: traces.endpoint(like.flow, visit.index) } }),
      ...(least !== undefined && { least }),
      ...(most !== undefined && { most }),
      ...(faulty !== undefined && { faulty }),
      tags: tag ? [tag] : [],
      from: to - minutes * 60_000,
      to,
      now: to,
      order,
      whole,
      rows,
    }
  })

describe('a search that leaves out what cannot be found', () => {
  it('finds the same rows in the same order as one that looks at every trace, page for page', () => {
    let found = 0
    fc.assert(
      fc.property(condition, (wanted) => {
        const expected = everything({ ...wanted, rows: 2 * wanted.rows })
        found += expected.length > 0 ? 1 : 0
        for (const page of [1, 2])
          expect(search({ ...wanted, rows: page * wanted.rows }).slice((page - 1) * wanted.rows)).toEqual(
            expected.slice((page - 1) * wanted.rows, page * wanted.rows),
          )
      }),
      { numRuns: 80 },
    )
    expect(found).toBeGreaterThan(20)
  })

  it('has ties that fall on two pages', () => {
    const wanted = {
      from: (LAST - 3) * 60_000,
      to: LAST * 60_000,
      now: LAST * 60_000,
      most: 4,
      order: 'duration',
    } as const
    const expected = everything({ ...wanted, tags: [], whole: false, rows: 30 })
    expect(expected[9]?.duration).toBe(expected[10]?.duration)
    const rows = [1, 2, 3].flatMap((page) => search({ ...wanted, rows: 10 * page }).slice(10 * (page - 1)))
    expect(rows).toEqual(expected)
  })
})
