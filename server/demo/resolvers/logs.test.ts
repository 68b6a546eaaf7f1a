import { afterAll, describe, expect, it } from 'vitest'
import { formatInstant } from '@/protocol/duration'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, STORAGES, type DemoOptions } from '../flags'
import { ask } from '../testing/ask'

const NOW = Date.parse('2026-03-18T18:20:00Z')
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

const demos = new Map<string, Promise<Demo>>()
afterAll(async () => {
  for (const demo of demos.values()) (await demo).close()
})

/** One demo for all that ask for the same. */
function posing(more: Partial<DemoOptions> = {}): Promise<Demo> {
  const key = JSON.stringify(more)
  const known = demos.get(key)
  if (known) return known
  const made = createDemo({ ...DEFAULTS, now: NOW, data: ':memory:', ...more })
  demos.set(key, made)
  return made
}

const LOGS = `{ errorReason logs {
  serviceName serviceId serviceInstanceName serviceInstanceId endpointName endpointId traceId timestamp contentType content
  tags { key value } } }`
const DOCUMENT = `query ($condition: LogQueryCondition) { found: queryLogs(condition: $condition) ${LOGS} }`
const BY_NAME = `query ($condition: LogQueryConditionByName) { found: queryLogsByName(condition: $condition) ${LOGS} }`

interface Line {
  readonly serviceName: string
  readonly serviceInstanceName: string | null
  readonly endpointName: string | null
  readonly traceId: string | null
  readonly timestamp: number
  readonly content: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}

async function answered(demo: Demo, condition: object, document = DOCUMENT) {
  const paging = { pageNum: 1, pageSize: 10_000 }
  const heard = await ask(demo.ports.query, document, { condition: { paging, ...condition } })
  return heard.body as {
    readonly errors?: readonly { readonly message: string }[]
    readonly data: { readonly found: { readonly errorReason: string | null; readonly logs: readonly Line[] } | null }
  }
}

async function find(demo: Demo, condition: object, document = DOCUMENT): Promise<readonly Line[]> {
  const { errors, data } = await answered(demo, condition, document)
  if (errors || data.found?.errorReason !== null) throw new Error(JSON.stringify(errors ?? data))
  return data.found.logs
}

const between = (from: number, to: number) => ({
  start: formatInstant(from, 'SECOND', 0),
  end: formatInstant(to, 'SECOND', 0),
  step: 'SECOND',
})
const RECENT = { queryDuration: between(NOW - MINUTE, NOW) }
const CHECKOUT = { name: 'plover::checkout', normal: true }
const tag = (key: string, value: string) => ({ tags: [{ key, value }] })

describe('lines', () => {
  it('come the latest first, each once over pages, and the other way round when asked', async () => {
    const demo = await posing()
    const all = await find(demo, RECENT)
    expect(all.length).toBeGreaterThan(500)
    const times = all.map(({ timestamp }) => timestamp)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const pages: Line[] = []
    for (let pageNum = 1; pageNum <= Math.ceil(all.length / 200); pageNum++)
      pages.push(...(await find(demo, { ...RECENT, paging: { pageNum, pageSize: 200 } })))
    expect(pages).toEqual(all)
    expect(await find(demo, { ...RECENT, queryOrder: 'DES' })).toEqual(all)
    expect(await find(demo, { ...RECENT, queryOrder: 'ASC' })).toEqual(all.toReversed())
    const first = { ...RECENT, paging: { pageNum: 0, pageSize: 20 } }
    expect(await find(demo, first)).toEqual(all.slice(0, 20))
    expect(await find(demo, { ...RECENT, paging: { pageNum: 10_000, pageSize: 200 } })).toEqual([])
  })

  it('are refused with a negative page by a database only', async () => {
    const paging = { pageNum: -1, pageSize: 20 }
    const heard = await answered(await posing({ storage: 'jdbc' }), { ...RECENT, paging })
    expect(heard.errors?.[0]?.message).toMatch(/PSQLException: ERROR: OFFSET must not be negative$/)
    expect(heard.data.found).toBeNull()
    expect(await find(await posing(), { ...RECENT, paging })).toEqual([])
  })

  it('are those of a service, an instance, an endpoint, of all that are asked for', async () => {
    const demo = await posing()
    const all = await find(demo, RECENT)
    const own = all.filter(({ serviceName }) => serviceName === CHECKOUT.name)
    const service = { serviceId: serviceId(CHECKOUT) }
    expect(await find(demo, { ...RECENT, ...service })).toEqual(own)
    const name = own[0]?.serviceInstanceName ?? ''
    const instance = { serviceInstanceId: instanceId({ service: CHECKOUT, name }) }
    const onIt = own.filter(({ serviceInstanceName }) => serviceInstanceName === name)
    expect(await find(demo, { ...RECENT, ...instance })).toEqual(onIt)
    const endpoint = { endpointId: endpointId({ service: CHECKOUT, name: 'POST:/orders' }) }
    const both = onIt.filter(({ endpointName }) => endpointName === 'POST:/orders')
    expect(both.length).toBeGreaterThan(0)
    expect(await find(demo, { ...RECENT, ...service, ...instance, ...endpoint })).toEqual(both)
    for (const id of ['nothing', serviceId({ ...CHECKOUT, normal: false }), serviceId({ name: 'none', normal: true })])
      expect(await find(demo, { ...RECENT, serviceId: id })).toEqual([])
  })

  it('are found by names from 10.3 on', async () => {
    const demo = await posing()
    const at = { serviceName: CHECKOUT.name, layer: 'GENERAL' }
    const byName = { ...RECENT, service: at, endpoint: { ...at, endpointName: 'POST:/orders' } }
    const byId = {
      ...RECENT,
      serviceId: serviceId(CHECKOUT),
      endpointId: endpointId({ service: CHECKOUT, name: 'POST:/orders' }),
    }
    const found = await find(demo, byName, BY_NAME)
    expect(found.length).toBeGreaterThan(10)
    expect(found).toEqual(await find(demo, byId))
    const heard = await ask((await posing({ version: '10.2.0' })).ports.query, BY_NAME, { condition: byName })
    expect(heard.status).toBe(400)
  })

  it('are found by the tags that can be searched by, all of them, and by no other', async () => {
    const demo = await posing()
    const all = await find(demo, RECENT)
    const has = (key: string, value: string) => (line: Line) =>
      line.tags.some((one) => one.key === key && one.value === value)
    const errors = await find(demo, { ...RECENT, ...tag('level', 'ERROR') })
    expect(errors.length).toBeGreaterThan(0)
    expect(errors).toEqual(all.filter(has('level', 'ERROR')))
    const served = await find(demo, { ...RECENT, ...tag('http.status_code', '200') })
    expect(served).toEqual(all.filter(has('http.status_code', '200')))
    const tags = [...tag('level', 'ERROR').tags, ...tag('http.status_code', '200').tags]
    expect(await find(demo, { ...RECENT, tags })).toEqual([])
    expect(await find(demo, { ...RECENT, ...tag('LEVEL', 'ERROR') })).toEqual([])
    expect(await find(demo, { ...RECENT, tags: [{ key: 'level' }] })).toEqual([])
    expect(await find(demo, { ...RECENT, tags: [] })).toEqual(all)
  })

  it('of a service that logs nothing but requests have a trace each', async () => {
    const catalog = serviceId({ name: 'plover::catalog', normal: true })
    const found = await find(await posing(), { ...RECENT, serviceId: catalog })
    expect(found.length).toBeGreaterThan(100)
    expect(found.filter(({ traceId }) => traceId === null)).toEqual([])
  })

  it('are run through no rules: the dry run is off, as it is by default', async () => {
    const { ports } = await posing()
    const { body } = await ask(ports.query, '{ test(requests: { dsl: "", log: "{}" }) { log { content } } }')
    expect(body).toMatchObject({ data: null, errors: [{ message: 'Exception while fetching data (/test) : null' }] })
  })

  it('know the kind of an AI route from 11.0 on', async () => {
    const queryDuration = between(NOW - 10 * MINUTE, NOW)
    const condition = { queryDuration, ...tag('ai_route_type', 'mcp') }
    expect(await find(await posing(), condition)).toEqual([])
    const found = await find(await posing({ version: '11.0.0' }), condition)
    expect(new Set(found.map(({ serviceName }) => serviceName))).toEqual(
      new Set(['envoy-ai::ai-gate.ml', 'envoy-ai::ai-gate-standby.dr']),
    )
  })

  it.each(STORAGES)('with %s look for words only where the storage can', async (storage) => {
    const demo = await posing({ storage })
    const heard = await ask(demo.ports.query, '{ supportQueryLogsByKeywords }')
    const can = storage === 'elasticsearch'
    expect(heard.body).toEqual({ data: { supportQueryLogsByKeywords: can } })
    const all = await find(demo, RECENT)
    const including = await find(demo, { ...RECENT, keywordsOfContent: ['ORDER', 'placed'] })
    const placed = all.filter(({ content }) => /order.* placed/.test(content))
    expect(placed.length).toBeGreaterThan(10)
    expect(including).toEqual(can ? placed : all)
    const excluding = await find(demo, { ...RECENT, excludingKeywordsOfContent: ['placed', 'event:'] })
    expect(excluding).toEqual(can ? all.filter(({ content }) => !/placed|event:/i.test(content)) : all)
  })

  it('of a trace, a segment and a span are exactly those, without a time too', async () => {
    const demo = await posing()
    const all = await find(demo, RECENT)
    const traceId = all.find((line) => line.serviceName === 'plover::pricing' && line.traceId)?.traceId ?? ''
    const found = await find(demo, { relatedTrace: { traceId } })
    expect(found.length).toBeGreaterThan(2)
    expect(new Set(found.map((line) => line.traceId))).toEqual(new Set([traceId]))
    const heard = await ask(
      demo.ports.query,
      `{ queryTrace(traceId: "${traceId}") { spans { segmentId spanId serviceCode } } }`,
    )
    const { spans } = (
      heard.body as { data: { queryTrace: { spans: { segmentId: string; spanId: number; serviceCode: string }[] } } }
    ).data.queryTrace
    const bySpan: Line[] = []
    for (const { segmentId, spanId, serviceCode } of spans) {
      const lines = await find(demo, { relatedTrace: { traceId, segmentId, spanId } })
      for (const line of lines) expect(line.serviceName).toBe(serviceCode)
      bySpan.push(...lines)
    }
    const text = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line)).toSorted()
    expect(text(bySpan)).toEqual(text(found))
    expect(await find(demo, { relatedTrace: { traceId, segmentId: 'none' } })).toEqual([])
    expect(await find(demo, { relatedTrace: { traceId: 'none' } })).toEqual([])
    const early = { queryDuration: between(NOW - 60 * MINUTE, NOW - 50 * MINUTE) }
    expect(await find(demo, { ...early, relatedTrace: { traceId } })).toEqual([])
  })

  it.each([
    ['SECOND', '18:10:17', '18:10:17'],
    ['MINUTE', '18:10:17', '18:10:00'],
    ['HOUR', '17:10:17', '17:00:00'],
    ['DAY', '17:10:17', '00:00:00'],
  ] as const)('are found by a duration in steps of %s, from the beginning of the first', async (step, from, since) => {
    const demo = await posing()
    const at = (clock: string): number => Date.parse(`2026-03-18T${clock}Z`)
    const queryDuration = { start: formatInstant(at(from), step, 0), end: formatInstant(NOW, step, 0), step }
    const condition = { queryDuration, serviceId: serviceId({ name: 'plover::settlement', normal: true }) }
    const times = (await find(demo, condition)).map(({ timestamp }) => timestamp)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(at(since))
    expect(Math.min(...times)).toBeLessThan(at(since) + 10 * MINUTE)
    expect(Math.max(...times)).toBeGreaterThan(NOW - MINUTE)
    // The end before the start, and a time that is still to come, are empty.
    const backwards = { start: '2026-03-18 1820', end: '2026-03-18 1810', step: 'MINUTE' }
    expect(await find(demo, { queryDuration: backwards })).toEqual([])
    const ahead = { start: '2026-03-19 1820', end: '2026-03-19 1830', step: 'MINUTE' }
    expect(await find(demo, { queryDuration: ahead })).toEqual([])
  })

  it('are kept three days, in a cold stage ten', async () => {
    const days = (ago: number, coldStage?: boolean) => ({
      queryDuration: { ...between(NOW - ago * DAY, NOW - ago * DAY + MINUTE), ...(coldStage && { coldStage }) },
      paging: { pageNum: 1, pageSize: 1 },
    })
    const demo = await posing()
    const cold = await posing({ storage: 'banyandb' })
    expect(await find(demo, days(2.9))).toHaveLength(1)
    expect(await find(demo, days(3.1))).toEqual([])
    expect(await find(demo, days(3.1, true))).toEqual([])
    expect(await find(cold, days(3.1))).toEqual([])
    expect(await find(cold, days(9.9, true))).toHaveLength(1)
    expect(await find(cold, days(10.1, true))).toEqual([])
  })
})

describe('completion of tags', () => {
  const asked = async (demo: Demo, field: string, from = NOW - MINUTE): Promise<readonly string[]> => {
    const { start, end } = between(from, NOW)
    const [name, args] = field.split(' ')
    const heard = await ask(
      demo.ports.query,
      `{ found: ${name}(${args ?? ''} duration: { start: "${start}", end: "${end}", step: SECOND }) }`,
    )
    return (heard.body as { data: { found: string[] } }).data.found
  }

  it('offers what some line of the time has, in order', async () => {
    for (const version of ['10.4.0', '11.0.0'] as const) {
      const demo = await posing({ version })
      const lines = await find(demo, RECENT)
      const keys = version === '11.0.0' ? ['ai_route_type', 'http.status_code', 'level'] : ['http.status_code', 'level']
      expect(await asked(demo, 'queryLogTagAutocompleteKeys')).toEqual(keys)
      for (const key of keys) {
        const values = lines.flatMap(({ tags }) => tags.flatMap((one) => (one.key === key ? one.value : [])))
        expect(await asked(demo, `queryLogTagAutocompleteValues tagKey:"${key}",`)).toEqual([...new Set(values)].sort())
      }
      expect(await asked(demo, 'queryLogTagAutocompleteValues tagKey:"none",')).toEqual([])
    }
  })

  it('offers nothing of a time without lines', async () => {
    expect(await asked(await posing(), 'queryLogTagAutocompleteKeys', NOW + MINUTE)).toEqual([])
    expect(await asked(await posing({ world: 'empty' }), 'queryLogTagAutocompleteKeys')).toEqual([])
  })
})
