import { afterAll, describe, expect, it } from 'vitest'
import type { Alarm } from '@/protocol/alarm/alarm'
import { getAlarmOf, queryAlarms, type AlarmCondition, type AlarmQueryCondition } from '@/protocol/alarm/query'
import { snapshotResult } from '@/protocol/alarm/snapshot'
import type { Capability } from '@/protocol/capabilities/capability'
import { formatInstant, type Duration } from '@/protocol/duration'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask, hasShared, recording, replay, send } from '../testing/ask'

const TZ = 330
const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const at = (clock: string): number => Date.parse(`2026-03-18T${clock}:00Z`)

const HAS: Readonly<Record<string, ReadonlySet<Capability>>> = {
  '10.0.1': new Set<Capability>(['base']),
  '10.1.0': new Set<Capability>(['base', 'alarm-tags']),
  '10.2.0': new Set<Capability>(['base', 'alarm-snapshot']),
  '10.3.0': new Set<Capability>(['base', 'alarm-snapshot']),
  '10.4.0': new Set<Capability>(['base', 'alarm-snapshot', 'alarm-recovery']),
  '11.0.0': new Set<Capability>(['base', 'alarm-snapshot', 'alarm-recovery', 'query-alarms']),
}

const demos = new Map<string, Promise<Demo>>()
afterAll(async () => {
  for (const demo of demos.values()) (await demo).close()
})

/** A demo of that minute; one for all that ask for the same. */
function posing(clock: string, more: Partial<DemoOptions> = {}): Promise<Demo> {
  const key = JSON.stringify([clock, more])
  const known = demos.get(key)
  if (known) return known
  const made = createDemo({ ...DEFAULTS, now: at(clock), tz: TZ, data: ':memory:', ...more })
  demos.set(key, made)
  return made
}

const between = (from: number, to: number): Duration => ({
  start: formatInstant(from, 'SECOND', TZ),
  end: formatInstant(to, 'SECOND', TZ),
  step: 'SECOND',
})

async function dataOf(demo: Demo, document: string, variables: object): Promise<unknown> {
  const heard = await ask(demo.ports.query, document, variables)
  const { data, errors } = heard.body as { readonly data: unknown; readonly errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

async function list(demo: Demo, condition: Partial<AlarmCondition>, version = '10.4.0'): Promise<readonly Alarm[]> {
  const operation = getAlarmOf(HAS[version] ?? new Set())
  const paging = { pageNum: 1, pageSize: 1_000 }
  const asked = { duration: between(at('17:20'), at('18:20')), paging, detail: false, ...condition }
  return operation.decode(await dataOf(demo, operation.document, asked))
}

/** One of each rule and entity that has a row without recovery as its newest. */
function firing(rows: readonly Alarm[]): readonly string[] {
  const newest = new Map<string, Alarm>()
  for (const row of [...rows].reverse()) newest.set(`${row.snapshot?.expression} ${row.name}`, row)
  return [...newest.values()].filter(({ recoveryTime }) => recoveryTime === null).map(({ name }) => name ?? '')
}

describe('the list of alarms', () => {
  it('is what the database did at the test instant, and what chaos did before (J1)', async () => {
    const demo = await posing('18:20')
    const rows = await list(demo, {})
    expect(firing(rows)).toHaveLength(7)
    expect(new Set(rows.map(({ name, snapshot }) => `${name} ${snapshot?.expression}`)).size).toBe(9)
    expect(rows.filter(({ recoveryTime }) => recoveryTime !== null)).toHaveLength(2)
  })

  it('has the seven recovered at 18:40 after 22 minutes (J2)', async () => {
    const demo = await posing('18:40')
    const rows = await list(demo, { duration: between(at('18:10'), at('18:40')) })
    expect(firing(rows)).toEqual([])
    expect(rows).toHaveLength(14)
    for (const name of new Set(rows.map((row) => `${row.name} ${row.message}`))) {
      const own = rows.filter((row) => `${row.name} ${row.message}` === name)
      const lasted = ((own[0]?.recoveryTime ?? 0) - (own.at(-1)?.startTime ?? 0)) / MINUTE
      expect([name, lasted]).toEqual([name, 22])
    }
  })

  it.each([
    ['13:24', ['POST:/orders in plover::checkout', 'checkout-q7r749hvq-gj7tm of plover::checkout', 'plover::checkout']],
    ['13:40', []],
    [
      '14:24',
      [
        'kafka-orders-1 of kafka::kafka-orders.data',
        'kafka-orders.data.svc.cluster.local:9092',
        'ticketing-r86qhlnpb-mzlmp of plover::ticketing',
      ],
    ],
  ])('fires at %s (J4, J5)', async (clock, names) => {
    const demo = await posing(clock)
    const rows = await list(demo, { duration: between(at(clock) - 45 * MINUTE, at(clock)) })
    expect([...firing(rows)].sort()).toEqual(names)
  })

  it('is paged so that every row of a day comes once, and the last page is short', async () => {
    const demo = await posing('18:20')
    const duration = between(at('18:20') - DAY, at('18:20'))
    const whole = await list(demo, { duration })
    const pages: Alarm[] = []
    for (let pageNum = 1; ; pageNum++) {
      const page = await list(demo, { duration, paging: { pageNum, pageSize: 50 } })
      pages.push(...page)
      if (page.length < 50) break
    }
    expect(pages.map(({ key }) => key)).toEqual(whole.map(({ key }) => key))
    expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length)
    expect(await list(demo, { duration, paging: { pageNum: 99, pageSize: 50 } })).toEqual([])
    expect(await list(demo, { duration, paging: { pageNum: 0, pageSize: 3 } })).toEqual(whole.slice(0, 3))
  })

  it('is narrowed by scope, message and searchable tags', async () => {
    const demo = await posing('18:20')
    const names = async (condition: Partial<AlarmCondition>) =>
      (await list(demo, { duration: between(at('18:00'), at('18:20')), ...condition })).map(({ name }) => name).sort()
    expect(await names({ scope: 'ServiceRelation' })).toEqual([
      'plover::checkout to postgres-orders.data.svc.cluster.local:5432',
    ])
    expect(await names({ scope: 'All' })).toEqual([])
    expect(await names({ keyword: 'below 95 %' })).toEqual(['POST:/orders in plover::checkout', 'plover::checkout'])
    expect(await names({ tags: [{ key: 'level', value: 'CRITICAL' }] })).toHaveLength(3)
    expect(await names({ tags: [{ key: 'team', value: 'x' }] })).toEqual([])
  })

  it('keeps records three days, and knows nothing of what is to come', async () => {
    const demo = await posing('18:20')
    const rows = await list(demo, { duration: between(at('18:20') - 10 * DAY, at('18:20') + DAY) })
    expect(Math.max(...rows.map(({ startTime }) => startTime))).toBeLessThanOrEqual(at('18:20'))
    expect(Math.min(...rows.map(({ startTime }) => startTime))).toBeGreaterThan(at('18:20') - 3 * DAY)
  })

  it.each(Object.keys(HAS))('tells what OAP %s knows', async (version) => {
    const demo = await posing('18:40', { version: version as DemoOptions['version'] })
    const [row] = await list(
      demo,
      { duration: between(at('18:10'), at('18:40')), scope: 'Service', keyword: 'Success rate', detail: true },
      version,
    )
    const has = HAS[version] ?? new Set()
    expect(row?.name).toBe(has.has('alarm-snapshot') ? 'plover::checkout' : null)
    expect(row?.recoveryTime).toBe(has.has('alarm-recovery') ? at('18:37') + 19_508 : undefined)
    const own = row?.events.map(({ name }) => name) ?? []
    expect(own.includes('Alarm')).toBe(version !== '11.0.0')
    expect(own.includes('AlarmRecovery')).toBe(version === '10.4.0')
  })

  it('has the minutes before it fired in the server’s zone (J2)', async () => {
    const demo = await posing('18:20')
    const rows = await list(demo, { scope: 'Service', keyword: 'Success rate of plover::checkout', detail: true })
    expect(rows).toHaveLength(1)
    const metric = rows[0]?.snapshot?.metrics[0]
    expect(rows[0]?.snapshot?.expression).toBe('sum(service_sla < 9500) >= 3')
    expect(metric?.name).toBe('service_sla')
    const result = metric && snapshotResult(metric, TZ)
    const points = result?.kind === 'series' ? (result.lines[0]?.points ?? []) : []
    expect(points.map((point) => point.at)).toEqual(['18:11', '18:12', '18:13', '18:14', '18:15'].map(at))
    for (const { value } of points.slice(-3)) expect(value).toBeLessThan(9500)
  })

  it('brings events of the same service within an hour, none of an endpoint (recorded)', async () => {
    const demo = await posing('18:20')
    const [row] = await list(demo, { scope: 'Service', keyword: 'Success rate of plover::checkout', detail: true })
    expect(new Set(row?.events.map(({ name }) => name))).toEqual(new Set(['Alarm']))
    expect(row?.events.every(({ source }) => source.service === 'plover::checkout')).toBe(true)
    const [endpoint] = await list(demo, { scope: 'Endpoint', detail: true })
    expect(endpoint?.events).toEqual([])
  })
})

describe('queryAlarms', () => {
  const duration = between(at('17:20'), at('18:20'))
  const eleven = async (more: Partial<AlarmQueryCondition>) => {
    const demo = await posing('18:20', { version: '11.0.0' })
    const condition = { duration, paging: { pageNum: 1, pageSize: 100 }, ...more }
    const data = await dataOf(demo, queryAlarms.document, { condition, detail: false })
    return queryAlarms.decode(data).map(({ name }) => name ?? '')
  }
  const CHECKOUT = { serviceName: 'plover::checkout', normal: true }
  const DATABASE = { serviceName: 'postgres-orders.data.svc.cluster.local:5432', normal: false }

  it('finds by rule', async () => {
    expect(await eleven({ ruleNames: ['service_sla_rule'] })).toEqual(['plover::checkout'])
    expect(await eleven({ ruleNames: ['service_sla_rule', 'database_resp_time_rule'] })).toHaveLength(2)
    expect(await eleven({ ruleNames: [] })).toHaveLength(11)
  })

  it('finds a service at either end, but not its instances and endpoints', async () => {
    expect((await eleven({ entities: [CHECKOUT] })).sort()).toEqual([
      'plover::checkout',
      'plover::checkout',
      'plover::checkout',
      'plover::checkout to postgres-orders.data.svc.cluster.local:5432',
    ])
    expect(await eleven({ entities: [DATABASE] })).toHaveLength(2)
    expect(await eleven({ entities: [{ ...CHECKOUT, endpointName: 'POST:/orders' }] })).toHaveLength(1)
    const relation = { ...CHECKOUT, destServiceName: DATABASE.serviceName, destNormal: false }
    expect(await eleven({ entities: [relation] })).toHaveLength(1)
    expect(await eleven({ entities: [] })).toHaveLength(11)
  })

  it('is refused for an entity without names', async () => {
    await expect(eleven({ entities: [{}] })).rejects.toThrow('queryAlarms entity is invalid (scope=null)')
  })

  it('loses alarms by the layer, and finds them by one that does not exist', async () => {
    const demo = await posing('18:20', { version: '11.0.0' })
    const of = async (layer: string) => {
      const condition = { duration, paging: { pageNum: 1, pageSize: 100 }, layer }
      return queryAlarms.decode(await dataOf(demo, queryAlarms.document, { condition, detail: false }))
    }
    const [general, lost, database] = [await of('GENERAL'), await of('NO_SUCH_LAYER'), await of('VIRTUAL_DATABASE')]
    expect(general.length).toBeGreaterThan(3)
    expect(lost.length).toBeGreaterThan(0)
    expect(general.length + lost.length + database.length).toBe(11)
  })
})

const RECORDED = [
  ['10.1.0', 'getAlarm-tag-unknown'],
  ['10.1.0', 'getAlarmTrend'],
  ['10.4.0', 'getAlarm-tag-unknown'],
  ['11.0.0', 'queryAlarms-entity-empty'],
] as const

if (!hasShared) it.skip('recorded alarms: ../shared/oap is not there', () => {})
else
  describe('as OAP answered', () => {
    it.each(RECORDED)('%s %s', async (version, name) => {
      const demo = await posing('18:20', { version, storage: 'jdbc' })
      const recorded = recording(version, name)
      const heard = await send(demo.ports.query, replay(recorded))
      expect(heard.status).toBe(recorded.response.status)
      expect(heard.body).toEqual(recorded.response.body)
    })

    it.each(['10.1.0', '10.4.0', '11.0.0'] as const)('%s, in the same shapes', async (version) => {
      type Message = Readonly<Record<string, unknown>>
      const demo = await posing('18:40', { version, storage: 'jdbc' })
      const recorded = recording(version, 'getAlarm-one-service')
      const { query } = recorded.request.body as { readonly query: string }
      const duration = between(at('18:00'), at('18:40'))
      const variables = { duration, keyword: 'Success rate of plover', paging: { pageNum: 1, pageSize: 20 } }
      const ours = (await dataOf(demo, query, variables)) as { getAlarm: { msgs: readonly Message[] } }
      const theirs = (recorded.response.body as { data: typeof ours }).data
      const shapes = ({ getAlarm: { msgs } }: typeof ours) => new Set(msgs.map((row) => JSON.stringify(shape(row))))
      expect(shapes(ours)).toEqual(new Set([...shapes(theirs)].map((text) => text)))
    })

    it.each(['10.1.0', '10.4.0', '11.0.0'] as const)('tags of %s', async (version) => {
      const demo = await posing('18:20', { version })
      for (const name of ['queryAlarmTagAutocompleteKeys', 'queryAlarmTagAutocompleteValues'] as const) {
        const recorded = recording(version, name)
        const { query, variables } = recorded.request.body as { query: string; variables: object }
        const duration = between(at('17:20'), at('18:20'))
        const ours = (await dataOf(demo, query, { ...variables, duration })) as Record<string, string[]>
        const theirs = (recorded.response.body as { data: Record<string, string[]> }).data
        expect([...(ours[name] ?? [])].sort()).toEqual([...(theirs[name] ?? [])].sort())
      }
    })
  })

/** What kind of thing stands where, of lists that of their first; the kinds of a message that may be missing are left out. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])]
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'recoveryTime' && name !== 'events' && name !== 'value')
      .map(([name, member]) => [name, shape(member)]),
  )
}
