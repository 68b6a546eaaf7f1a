import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryTrace, queryTraceWithin } from '@/protocol/trace/trace'
import { hasTracesV2, queryBasicTraces, queryTraces } from '@/protocol/trace/search'
import type { TraceCondition } from '@/protocol/trace/condition'
import type { Operation } from '@/protocol/operation'
import { endpointId, serviceId } from '@/protocol/ids'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask, hasShared, recording, replay, send } from '../testing/ask'

const NOW = Date.parse('2026-03-18T18:20:00Z')
const CHECKOUT = { name: 'plover::checkout', normal: true }
const SECONDS = { start: '2026-03-18 181500', end: '2026-03-18 182000', step: 'SECOND' } as const

const demos: Demo[] = []
const open = async (options: Partial<DemoOptions>): Promise<Demo> => {
  const demo = await createDemo({ ...DEFAULTS, now: NOW, data: ':memory:', ...options })
  demos.push(demo)
  return demo
}
afterAll(() => Promise.all(demos.map((demo) => demo.close())))

const heard = async <Variables extends object, Answer>(
  demo: Demo,
  { document, decode }: Operation<Variables, Answer>,
  variables: Variables,
): Promise<Answer> => {
  const { body } = await ask(demo.ports.query, document, { ...variables })
  return decode((body as { readonly data?: unknown }).data)
}

const condition = (more: Partial<TraceCondition> = {}): TraceCondition => ({
  serviceId: serviceId(CHECKOUT),
  queryDuration: SECONDS,
  traceState: 'ALL',
  queryOrder: 'BY_START_TIME',
  paging: { pageNum: 1, pageSize: 20 },
  ...more,
})

/** By nothing but the id. */
const byId = (traceId: string): TraceCondition => ({
  traceId,
  traceState: 'ALL',
  queryOrder: 'BY_START_TIME',
  paging: { pageNum: 1, pageSize: 20 },
})

describe('traces over the wire', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await open({})
  })
  const rows = async (more: Partial<TraceCondition>) =>
    (await heard(demo, queryBasicTraces, { condition: condition(more) })).rows

  it('are listed by segments and opened by their ids', async () => {
    const found = await rows({ endpointId: endpointId({ service: CHECKOUT, name: 'POST:/orders' }) })
    expect(found).toHaveLength(20)
    const [first] = found
    const spans = await heard(demo, queryTrace, { traceId: first?.traceId ?? '' })
    const own = spans.filter(({ segmentId }) => segmentId === first?.segmentId)
    expect(own[0]).toMatchObject({
      serviceCode: 'plover::checkout',
      endpointName: 'POST:/orders',
      startTime: first?.start,
    })
    expect(Number(own[0]?.endTime) - Number(own[0]?.startTime)).toBe(first?.duration)
    // Its time is not looked at where the storage is not BanyanDB.
    const years = { start: '2020-01-01', end: '2020-01-02', step: 'DAY' } as const
    const again = await heard(demo, queryTraceWithin, { traceId: first?.traceId ?? '', duration: years })
    expect(again).toEqual(spans)
    const segments = await heard(demo, queryBasicTraces, { condition: byId(first?.traceId ?? '') })
    expect(segments.rows.map(({ segmentId }) => segmentId).sort()).toEqual(
      [...new Set(spans.map(({ segmentId }) => segmentId))].sort(),
    )
  })

  it('have a page 0, and none behind the last or of no size', async () => {
    const first = await rows({})
    expect(await rows({ paging: { pageNum: 0, pageSize: 20 } })).toEqual(first)
    expect(await rows({ paging: { pageNum: 9999, pageSize: 20 } })).toEqual([])
    expect(await rows({ paging: { pageNum: 1, pageSize: 0 } })).toEqual([])
    const both = await rows({ paging: { pageNum: 1, pageSize: 40 } })
    expect([...first, ...(await rows({ paging: { pageNum: 2, pageSize: 20 } }))]).toEqual(both)
  })

  it('are none by a key that cannot be searched, by an id of nothing, or before they are kept', async () => {
    expect(await rows({ tags: [{ key: 'url', value: 'http://checkout.box-office:8080/orders' }] })).toEqual([])
    expect(await rows({ tags: [{ key: 'http.method' }] })).toEqual([])
    expect(await rows({ tags: [{ key: 'http.method', value: 'POST' }] })).toHaveLength(20)
    expect(await rows({ serviceId: 'nobody' })).toEqual([])
    expect(await rows({ queryDuration: { start: '2026-03-01', end: '2026-03-07', step: 'DAY' } })).toEqual([])
    expect(await rows({ queryDuration: { start: '2026-03-07', end: '2026-03-08', step: 'DAY' } })).toHaveLength(20)
    expect(await rows({ queryDuration: { ...SECONDS, start: SECONDS.end, end: SECONDS.start } })).toEqual([])
  })
})

describe('with BanyanDB', () => {
  it('come whole, with the time that was looked through', async () => {
    const demo = await open({ storage: 'banyandb' })
    expect(await heard(demo, hasTracesV2, {})).toBe(true)
    const page = await heard(demo, queryTraces, { condition: condition({ traceState: 'ERROR' }) })
    expect(page.rows).toHaveLength(20)
    expect(page.retrieved).toEqual({ from: NOW - 300_000, to: NOW })
    for (const { isError, spans, traceId } of page.rows) {
      expect(isError).toBe(true)
      expect(spans).toEqual(await heard(demo, queryTrace, { traceId }))
    }
    const traceId = page.rows[0]?.traceId ?? ''
    const years = { start: '2020-01-01', end: '2020-01-02', step: 'DAY' } as const
    expect(await heard(demo, queryTraceWithin, { traceId, duration: years })).toEqual([])
    const old = { start: '2026-03-01', end: '2026-03-02', step: 'DAY' } as const
    expect((await heard(demo, queryTraces, { condition: condition({ queryDuration: old }) })).rows).toEqual([])
    const cold = condition({ queryDuration: { ...old, coldStage: true } })
    const found = (await heard(demo, queryTraces, { condition: cold })).rows
    expect(found).toHaveLength(20)
    const duration = { ...old, coldStage: true } as const
    const id = found[0]?.traceId ?? ''
    expect((await heard(demo, queryTraceWithin, { traceId: id, duration })).length).toBeGreaterThan(0)
    expect(await heard(demo, queryTrace, { traceId: id })).toEqual([])
  })
})

describe('large and impossible ones', () => {
  it.each([
    ['scale-spans', 5000],
    ['scale-depth', 700],
  ] as const)('%s has %i spans, each with a parent', async (traceId, count) => {
    const demo = await open({ spans: 5000, depth: 700 })
    const spans = await heard(demo, queryTrace, { traceId })
    expect(spans).toHaveLength(count)
    const keys = new Set(spans.map((span) => `${span.segmentId} ${String(span.spanId)}`))
    expect(keys.size).toBe(count)
    for (const { refs, segmentId, parentSpanId } of spans.slice(1)) {
      const [ref] = refs
      expect(keys).toContain(
        ref ? `${ref.parentSegmentId} ${String(ref.parentSpanId)}` : `${segmentId} ${String(parentSpanId)}`,
      )
    }
    expect(new Set(spans.map(({ serviceCode }) => serviceCode)).size).toBe(12)
    expect((await heard(demo, queryBasicTraces, { condition: byId(traceId) })).rows).toHaveLength(20)
  })

  it('are listed and opened in a hostile world', async () => {
    const demo = await open({ world: 'hostile' })
    const from = { start: '2026-03-18 181700', end: '2026-03-18 182000', step: 'SECOND' } as const
    const asked = { ...condition({ queryDuration: from }), serviceId: serviceId({ name: '__proto__', normal: true }) }
    const { rows } = await heard(demo, queryBasicTraces, { condition: asked })
    expect(rows).toHaveLength(1)
    for (const id of ['cycle', 'duplicates', 'negative', 'month', 'tag', 'urls'])
      expect((await heard(demo, queryTrace, { traceId: `hostile-${id}` })).length).toBeGreaterThan(0)
    const [large] = await heard(demo, queryTrace, { traceId: 'hostile-tag' })
    expect(large?.tags[0]?.value).toHaveLength(1_000_000)
  })
})

/** Answers of a JDBC storage that do not depend on whose world it is. */
const ANSWERS = [
  'queryBasicTraces-no-time',
  'queryBasicTraces-page-9999',
  'queryBasicTraces-page-negative',
  'queryBasicTraces-size-0',
  'queryBasicTraces-size-negative',
  'queryBasicTraces-tag-unknown',
  'queryTrace-unknown',
  'queryTraceTagAutocompleteValues-unknown',
] as const

if (!hasShared) it.skip('recorded traces: ../shared/oap is not there', () => {})
else
  describe.each(['10.1.0', '10.4.0', '11.0.0'] as const)('as OAP %s answered', (version) => {
    let demo: Demo
    beforeAll(async () => {
      demo = await open({ version, now: Date.UTC(2026, 10, 24, 15, 50), tz: -210, storage: 'jdbc' })
    })

    it.each(version === '10.1.0' ? ANSWERS : [...ANSWERS, 'hasQueryTracesV2Support', 'queryTraces'])(
      '%s',
      async (name) => {
        const recorded = recording(version, name)
        const answer = await send(demo.ports.query, replay(recorded))
        expect(answer.status).toBe(recorded.response.status)
        expect(answer.body).toEqual(recorded.response.body)
      },
    )

    it.each(['queryBasicTraces-errors-debug', 'queryTrace-failed'])('the debugging trace of %s', async (name) => {
      type Traced = { readonly condition: string; readonly spans: readonly { readonly duration: number }[] }
      const traceOf = (body: unknown): Traced => {
        const { data } = body as { data: Readonly<Record<string, { readonly debuggingTrace: Traced }>> }
        return Object.values(data)[0]?.debuggingTrace ?? { condition: '', spans: [] }
      }
      const still = (trace: Traced) => ({
        condition: trace.condition,
        spans: trace.spans.map((span) => ({ ...span, startTime: 0, endTime: 0, duration: 0 })),
      })
      const recorded = recording(version, name)
      const ours = traceOf((await send(demo.ports.query, replay(recorded))).body)
      expect(still(ours)).toEqual(still(traceOf(recorded.response.body)))
      for (const { duration } of ours.spans) expect(duration).toBeGreaterThanOrEqual(0)
    })
  })
