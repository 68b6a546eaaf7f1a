import { beforeEach, describe, expect, it } from 'vitest'
import { shallowRef, type App } from 'vue'
import type { WireSpan } from '@/protocol/trace/span'
import { makeHost, mountIn, passes } from '@/query/testing/host'
import { GREETING, Scripted, type Heard } from '@/query/testing/scripted'
import { millis } from '@/time/instant'
import { pageSize } from './pages'
import { searchOf } from './search'
import { useSearch } from './useSearch'
import { useTrace } from './useTrace'

const window = { start: millis(0), end: millis(1_740_000), step: 'MINUTE' as const, offset: 0 }
const SEGMENTS = pageSize(false)
const WHOLE = pageSize(true)

let oap: Scripted
let app: App

beforeEach(() => {
  const host = makeHost()
  ;({ oap, app } = host)
  return host.end
})

const mount = <T>(use: () => T) => mountIn(app, use)
const names = (): readonly string[] => oap.heard.map(({ document }) => /query (\w+)/.exec(document)?.[1] ?? '')
const last = (): Heard => oap.heard.at(-1) ?? expect.fail('nothing was asked')

const segments = (from: number, count: number) => ({
  traces: Array.from({ length: count }, (_, index) => ({
    ...{ segmentId: `s${from + index}`, endpointNames: ['GET:/'], duration: 5, start: '1000', isError: false },
    traceIds: [`t${from + index}`],
  })),
})
const span = (traceId: string) => ({
  traceId,
  segmentId: traceId,
  spanId: 0,
  parentSpanId: -1,
  startTime: 5,
  endTime: 9,
})
const wholes = (from: number, count: number, lookedTo = 0) => ({
  traces: Array.from({ length: count }, (_, index) => ({ spans: [span(`t${from + index}`)] })),
  retrievedTimeRange: { startTime: lookedTo, endTime: 1_800_000 },
})
const first = (rows: object, v2 = false) =>
  last().json({ data: { hasQueryTracesV2Support: v2, queryBasicTraces: rows } })
const v1 = (rows: object) => last().json({ data: { queryBasicTraces: rows } })
const v2 = (rows: object) => last().json({ data: { queryTraces: rows } })
const refuse = (message: string) => last().json({ data: null, errors: [{ message }] })

function search(count = 1) {
  const state = shallowRef(searchOf({}))
  const now = shallowRef(1)
  const shown = shallowRef(window)
  const found = mount(() => useSearch(() => ({ search: state.value, window: shown.value, now: now.value }), () => count)) // prettier-ignore
  return { state, now, shown, ...found }
}

describe('a search', () => {
  it('learns with its first page how to ask, and goes on by segments', async () => {
    const { it: found } = search()
    expect(found.state.value).toBe('loading')
    await passes()
    first(segments(0, SEGMENTS))
    await passes()
    expect(found.state.value).toBe('fresh')
    expect(found.pages.value).toMatchObject({ count: 1, more: true })
    found.more()
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 2, pageSize: SEGMENTS } } })
    v1(segments(SEGMENTS, 3))
    await passes()
    expect(found.pages.value).toMatchObject({ count: 2, more: false })
    expect(found.pages.value.rows).toHaveLength(SEGMENTS + 3)
    expect(names()).toEqual(['BasicTracesAndSupport', 'QueryBasicTraces'])
  })

  it('of a storage that gives whole traces asks for those, fewer at once', async () => {
    const { it: found } = search()
    await passes()
    first(segments(0, 1), true)
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 1, pageSize: WHOLE } } })
    v2(wholes(0, WHOLE))
    await passes()
    expect(found.whole.value).toBe(true)
    expect(found.pages.value.rows[0]?.spans).toHaveLength(1)
    expect(names()).toEqual(['BasicTracesAndSupport', 'QueryTraces'])
  })

  it('keeps the pages of its address when it is refreshed before they came', async () => {
    const { it: found, now } = search(3)
    await passes()
    now.value = 2
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 1, pageSize: 3 * SEGMENTS } } })
    first(segments(0, 3 * SEGMENTS))
    await passes()
    expect(found.pages.value).toMatchObject({ count: 3, more: true })
  })

  it('begins anew when the reader asks for it, also after more pages', async () => {
    const { it: found } = search()
    await passes()
    first(segments(0, SEGMENTS))
    await passes()
    found.more()
    await passes()
    v1(segments(SEGMENTS, 3))
    await passes()
    found.anew()
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 1, pageSize: 2 * SEGMENTS } } })
  })

  it('of an older server is one of segments', async () => {
    oap.greet = (heard) => heard.json({ data: { ...GREETING, __type: { name: 'Query', fields: [] } } })
    const { it: found } = search()
    await passes()
    v1(segments(0, 1))
    await passes()
    expect(found.state.value).toBe('fresh')
    expect(names()).toEqual(['QueryBasicTraces'])
  })

  it('asks anew where a page does not fit to those before', async () => {
    const { it: found } = search()
    await passes()
    first(segments(0, SEGMENTS))
    await passes()
    found.more()
    await passes()
    v1(segments(SEGMENTS - 1, SEGMENTS))
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 1, pageSize: 2 * SEGMENTS } } })
    v1(segments(0, 2 * SEGMENTS))
    await passes()
    expect(found.pages.value).toMatchObject({ count: 2, more: true })
    expect(new Set(found.pages.value.rows.map(({ key }) => key)).size).toBe(2 * SEGMENTS)
    expect(found.moved.value).toBe(false)
  })

  it('looks on where the server stopped looking', async () => {
    const { it: found } = search()
    await passes()
    first(segments(0, 1), true)
    await passes()
    v2(wholes(0, 2, 900_000))
    await passes()
    expect(found.pages.value).toMatchObject({ more: false, lookedTo: 900_000 })
    found.further()
    await passes()
    expect(last().variables).toMatchObject({
      condition: { queryDuration: { start: '1970-01-01 000000', end: '1970-01-01 001500' }, paging: { pageNum: 1 } },
    })
    v2(wholes(1, 3))
    await passes()
    expect(found.pages.value.rows.map(({ traceId }) => traceId)).toEqual(['t0', 't1', 't2', 't3'])
    expect(found.pages.value.lookedTo).toBeNull()
  })

  it('refused in both ways is told once, with both reasons', async () => {
    const { it: found } = search()
    await passes()
    refuse('segments are gone')
    await passes()
    refuse('Only BanyanDB')
    await passes()
    refuse('segments are gone')
    await passes()
    expect(found.state.value).toBe('error')
    expect(found.failure.value?.message).toBe('Only BanyanDB\nsegments are gone')
    found.retry()
    await passes()
    first(segments(0, 1))
    await passes()
    expect(found.state.value).toBe('fresh')
  })

  it('is not tried in another way where the server itself is in trouble', async () => {
    const { it: found } = search()
    await passes()
    last().unreachable()
    await passes()
    expect(found.failure.value?.cause).toBe('network')
    expect(names()).toEqual(['BasicTracesAndSupport'])
  })

  it('that takes long says so, and can be stopped', async () => {
    const { it: found } = search()
    await passes(4_900)
    expect(found.slow.value).toBe(false)
    await passes(200)
    expect(found.slow.value).toBe(true)
    found.stop()
    await passes()
    expect(oap.open).toEqual([])
    expect([found.state.value, found.failure.value?.cause, found.slow.value]).toEqual(['error', 'aborted', false])
    found.retry()
    await passes()
    first(segments(0, 0))
    await passes()
    expect(found.state.value).toBe('empty')
  })

  it('is replaced by another; what was found for the one is not shown for the other', async () => {
    const { it: found, state } = search()
    await passes()
    first(segments(0, 2))
    await passes()
    state.value = { ...state.value, status: 'error' }
    await passes()
    expect([found.state.value, found.pages.value.rows.length]).toEqual(['refreshing', 2])
    state.value = { ...state.value, min: 5 }
    await passes()
    expect(oap.open).toHaveLength(1)
    last().unreachable()
    await passes()
    expect([found.state.value, found.pages.value.rows.length]).toEqual(['error', 0])
  })

  it('is asked again when the page is refreshed, as many pages as are shown; a failure leaves them', async () => {
    const { it: found, now } = search(2)
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 1, pageSize: 2 * SEGMENTS } } })
    first(segments(0, 2 * SEGMENTS))
    await passes()
    expect(found.pages.value.count).toBe(2)
    now.value = 2
    await passes()
    expect(last().variables).toMatchObject({ condition: { paging: { pageNum: 1, pageSize: 2 * SEGMENTS } } })
    last().unreachable()
    await passes()
    expect([found.state.value, found.pages.value.rows.length]).toEqual(['stale', 2 * SEGMENTS])
  })

  it('leaves what it found also when the window of the page has moved on and nobody answers', async () => {
    const { it: found, now, shown } = search()
    await passes()
    first(segments(0, 3))
    await passes()
    now.value = 60_000
    shown.value = { ...window, start: millis(60_000), end: millis(1_800_000) }
    await passes()
    expect(last().variables).toMatchObject({ condition: { queryDuration: { end: '1970-01-01 003059' } } })
    last().unreachable()
    await passes()
    expect([found.state.value, found.pages.value.rows.length]).toEqual(['stale', 3])
  })

  it('is withdrawn with the page', async () => {
    const { leave } = search()
    await passes()
    expect(oap.open).toHaveLength(1)
    leave()
    await passes()
    expect(oap.open).toHaveLength(0)
  })
})

describe('a trace', () => {
  const open = (spans: readonly WireSpan[] | null = null) =>
    mount(() => useTrace(() => ({ traceId: 't', window, spans }))).it
  const told = (spans: readonly object[], support = false) =>
    last().json({ data: { hasQueryTracesV2Support: support, queryTrace: { spans } } })

  it('comes by one request', async () => {
    const trace = open()
    await passes()
    told([span('t')])
    await passes()
    expect([trace.state.value, trace.spans.value?.length]).toEqual(['fresh', 1])
    expect(names()).toEqual(['TraceAndSupport'])
  })

  it('that v1 does not find is looked for in the window by v2', async () => {
    const trace = open()
    await passes()
    told([], true)
    await passes()
    expect(last().variables).toMatchObject({ condition: { traceId: 't', queryDuration: { step: 'SECOND' } } })
    v2({ traces: [{ spans: [span('other')] }, { spans: [span('t')] }], retrievedTimeRange: null })
    await passes()
    expect(trace.spans.value?.[0]?.traceId).toBe('t')
  })

  it('that is nowhere is empty, and asked for again on demand', async () => {
    const trace = open()
    await passes()
    told([])
    await passes()
    expect(trace.state.value).toBe('empty')
    trace.retry()
    await passes()
    last().json({ data: { queryTrace: { spans: [span('t')] } } })
    await passes()
    expect(trace.state.value).toBe('fresh')
  })

  it('that a list brought is not asked for', async () => {
    const list = search()
    await passes()
    first(segments(0, 1), true)
    await passes()
    v2(wholes(0, 1))
    await passes()
    const { length } = oap.heard
    const trace = open(list.it.pages.value.rows[0]?.spans ?? null)
    await passes()
    expect([trace.state.value, oap.heard.length]).toEqual(['fresh', length])
  })

  it('refused in both ways is told once', async () => {
    const trace = open()
    await passes()
    for (let turn = 0; turn < 3; turn += 1) {
      refuse('the index is damaged')
      await passes()
    }
    expect([trace.state.value, trace.failure.value?.message]).toEqual(['error', 'the index is damaged'])
  })
})
