import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { ask, hasShared, recording, replay, send } from '../testing/ask'

/** Answers that do not depend on whose world it is. */
const ANSWERS = [
  'checkHealth',
  'findService-virtual',
  'getEndpointInfo-malformed',
  'getEndpointInfo-unknown',
  'getInstance-unknown',
  'getProcess',
  'getService-unknown',
  'limit-negative',
  'limit-zero',
  'listMetrics-bad-regex',
  'mqe-avg-no-normal',
  'mqe-cache-slow-writes',
  'mqe-database-statements-wrong-normal',
  'mqe-no-entity',
  'mqe-no-normal',
  'mqe-not-a-number',
  'mqe-record-without-top-n',
  'mqe-scalar',
  'mqe-series-seconds',
  'mqe-start-after-end',
  'mqe-step-colon',
  'mqe-step-hour-minute-text',
  'mqe-step-minute-day-text',
  'mqe-syntax-emoji',
  'mqe-syntax-unfinished',
  'mqe-top-instances-no-normal',
  'mqe-unknown-metric',
  'mqe-unknown-metric-avg',
  'mqe-wide-window',
  'partial-error-non-null',
  'queryLogs-no-time',
  'records-bad-service-id',
  'sql-in-id',
  'sql-in-keyword',
  'supportQueryLogsByKeywords',
  'typeOfMetrics',
  'typeOfMetrics-labelled',
  'typeOfMetrics-record',
  'typeOfMetrics-unknown',
  'unknown-layer',
] as const

const TEN = ['getTemplate-unknown', 'template-disable-unknown', 'template-change-unknown'] as const

if (!hasShared) it.skip('recorded answers: ../shared/oap is not there', () => {})
else {
  describe.each(['10.1.0', '10.4.0', '11.0.0'] as const)('as OAP %s answered', (version) => {
    let demo: Demo
    beforeAll(async () => {
      const now = Date.UTC(2026, 10, 24, 15, 50)
      demo = await createDemo({ ...DEFAULTS, version, now, tz: -210, storage: 'jdbc', data: ':memory:' })
    })
    afterAll(() => demo.close())

    it.each(version === '11.0.0' ? ANSWERS : [...ANSWERS, ...TEN])('%s', async (name) => {
      const recorded = recording(version, name)
      const heard = await send(demo.ports.query, replay(recorded))
      expect(heard.status).toBe(recorded.response.status)
      expect(heard.body).toEqual(recorded.response.body)
    })

    it('listLayers, and the layer that this world registers itself', async () => {
      const heard = await ask(demo.ports.query, '{ listLayers }')
      const real = recording(version, 'listLayers').response.body as { data: { listLayers: string[] } }
      const ours = heard.body as { data: { listLayers: string[] } }
      const own = version === '11.0.0' ? ['PLOVER_TURNSTILE'] : []
      expect([...ours.data.listLayers].sort()).toEqual([...real.data.listLayers, ...own].sort())
    })
  })

  describe.each(['10.1.0', '10.4.0', '11.0.0'] as const)('records as OAP %s answers them', (version) => {
    type Answer = {
      readonly type: string
      readonly error: string | null
      readonly results: readonly { readonly metric: unknown; readonly values: readonly Record<string, unknown>[] }[]
    }
    const answerOf = (body: unknown) => (body as { data: { execExpression: Answer } }).data.execExpression
    const kinds = (rows: Answer['results'][number]['values'] | undefined) =>
      new Set((rows ?? []).map((row) => JSON.stringify(Object.entries(row).map(([key, value]) => [key, typeof value]))))

    it.each([
      ['mqe-database-statements', 'postgres-orders.data.svc.cluster.local:5432', false],
      ['mqe-cache-slow-reads', 'redis-pricing.data.svc.cluster.local:6379', false],
      ['mqe-service-statements', 'plover::checkout', true],
    ] as const)('%s', async (name, serviceName, normal) => {
      const now = Date.UTC(2026, 2, 18, 22, 14)
      const demo = await createDemo({ ...DEFAULTS, version, now, storage: 'jdbc', data: ':memory:' })
      const recorded = recording(version, name)
      const { query, variables } = recorded.request.body as { query: string; variables: object }
      const duration = { start: '2026-03-18 2144', end: '2026-03-18 2214', step: 'MINUTE' }
      const entity = { serviceName, normal, scope: 'Service' }
      const ours = answerOf((await ask(demo.ports.query, query, { ...variables, entity, duration })).body)
      const real = answerOf(recorded.response.body)
      expect({ ...ours, results: [] }).toEqual({ ...real, results: [] })
      expect(ours.results.map(({ metric }) => metric)).toEqual(real.results.map(({ metric }) => metric))
      expect(ours.results[0]?.values.length).toBe(real.results[0]?.values.length)
      // A statement without a trace has none here as there; the recorded five happen to have one each.
      const traced = ours.results[0]?.values.filter((row) => row['traceID'] !== null)
      expect(kinds(traced)).toEqual(kinds(real.results[0]?.values))
      await demo.close()
    })
  })

  it('the shape of a debugging trace', async () => {
    const demo = await createDemo({ ...DEFAULTS, tz: -210, now: Date.UTC(2026, 10, 24, 15, 50), data: ':memory:' })
    const recorded = recording('10.4.0', 'mqe-series-debug')
    type Traced = {
      data: { execExpression: { debuggingTrace: { condition: string; spans: { msg: string | null }[] } } }
    }
    const trace = (body: unknown) => (body as Traced).data.execExpression.debuggingTrace
    const real = trace(recorded.response.body)
    const ours = trace((await send(demo.ports.query, replay(recorded))).body)
    expect(ours.condition).toBe(real.condition)
    expect(Object.keys(ours).sort()).toEqual(Object.keys(real).sort())
    expect(ours.spans).toEqual(
      expect.arrayContaining([expect.objectContaining({ operation: 'MQE query', parentSpanId: -1 })]),
    )
    expect(ours.spans.map(({ msg }) => msg)).toContain(real.spans[3]?.msg)
    await demo.close()
  })
}
