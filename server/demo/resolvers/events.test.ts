import { afterAll, describe, expect, it } from 'vitest'
import type { OapEvent } from '@/protocol/event/event'
import { queryEvents, type EventCondition } from '@/protocol/event/query'
import { formatInstant, type Duration } from '@/protocol/duration'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask, hasShared, recording, replay, send } from '../testing/ask'

const TZ = 330
const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const at = (clock: string): number => Date.parse(`2026-03-18T${clock}:00Z`)

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

async function find(
  demo: Demo,
  more: Partial<EventCondition> & { readonly layer?: string },
): Promise<readonly OapEvent[]> {
  const condition = { paging: { pageNum: 1, pageSize: 1_000 }, time: between(at('17:20'), at('18:20')), ...more }
  const heard = await ask(demo.ports.query, queryEvents.document, { condition })
  const { data, errors } = heard.body as { readonly data: unknown; readonly errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return queryEvents.decode(data)
}

const clocks = ({ startTime, endTime }: OapEvent) =>
  [startTime, endTime].map((time) => time && new Date(time).toISOString().slice(11, 19))

describe('events', () => {
  it('lead from the alarm to the deployment (J2)', async () => {
    const demo = await posing('18:20')
    const deployed = await find(demo, { source: { service: 'plover::settlement' }, name: 'Deployment' })
    expect(deployed).toHaveLength(1)
    const [event] = deployed
    expect(event && clocks(event)).toEqual(['18:06:00', '18:08:00'])
    expect(event?.parameters).toEqual([
      { key: 'version', value: '1.9.0' },
      { key: 'previous', value: '1.8.4' },
      { key: 'deployer', value: 'argo-cd' },
      { key: 'link', value: 'https://git.example/plover/settlement/compare/1.8.4...1.9.0' },
    ])
    const probes = await find(demo, { name: 'Unhealthy' })
    expect(probes.map(({ source, startTime }) => [source.service, source.serviceInstance, startTime])).toEqual([
      ['plover-prod::checkout.box-office', 'checkout-fnw7562jb-k58cq', at('18:17')],
    ])
    expect(await find(demo, { name: 'ConfigChange' })).toEqual([])
    const later = await posing('18:40')
    const changed = await find(later, { time: between(at('18:20'), at('18:40')), name: 'ConfigChange' })
    expect(changed.map(({ startTime }) => startTime)).toEqual([at('18:26')])
  })

  it.each([
    ['J4', '13:24', 'plover::checkout', 'Deployment', '13:10:00', '13:12:00'],
    ['J4', '13:40', 'plover::checkout', 'Rollback', '13:27:00', '13:29:00'],
    ['J5', '14:24', 'kafka::kafka-orders.data', 'LeaderElection', '14:08:00', '14:08:00'],
    ['J5', '14:24', 'flink::seat-forecast.batch', 'CheckpointFailed', '14:17:00', '14:17:00'],
    ['J5', '14:50', 'plover-prod::insight.batch', 'ScalingReplicaSet', '14:25:00', '14:25:00'],
    ['J7', '17:34', 'plover::catalog', 'ChaosExperiment', '17:20:00', null],
    ['J8', '14:50', 'plover-prod::ticketing.box-office', 'OOMKilled', '14:40:00', '14:40:00'],
    ['J8', '14:50', 'plover::ticketing', 'Restart', '14:40:00', '14:43:00'],
    ['J9', '08:55', 'plover-web', 'Rollback', '08:49:00', '08:49:00'],
    ['J10', '15:40', 'openai', 'QuotaExceeded', '15:20:00', null],
    ['J11', '10:14', 'plover::pricing', 'FeeImport', '09:58:00', '10:03:00'],
    ['J12', '19:20', 'plover::storefront', 'OnSale', '19:00:00', null],
    ['J12', '19:20', 'plover-prod::storefront.box-office', 'SuccessfulRescale', '19:03:00', '19:03:00'],
    ['J13', '04:30', 'elasticsearch::es-search.data', 'Evicted', '03:40:00', '03:40:00'],
  ])('tell %s at %s that %s had a %s', async (_, clock, service, name, start, end) => {
    const demo = await posing(clock)
    const time = between(at(clock) - 60 * MINUTE, at(clock))
    const found = await find(demo, { time, source: { service }, name })
    expect(found.map(clocks)).toEqual([[start, end]])
  })

  it('place a node, number a generation and come from routine too', async () => {
    const demo = await posing('18:20')
    const day = { time: between(at('18:20') - DAY, at('18:20')) }
    const [cordon] = await find(demo, { ...day, name: 'Cordon' })
    expect(cordon?.source.serviceInstance).toBe('ip-10-21-1-11.eu-west-1.compute.internal')
    const [pressure] = await find(demo, { ...day, name: 'NodeHasDiskPressure' })
    expect(pressure?.source.serviceInstance).toBe('ip-10-21-2-17.eu-west-1.compute.internal')
    const rebalances = await find(demo, { ...day, name: 'Rebalance' })
    expect(rebalances).toHaveLength(4)
    for (const { parameters } of rebalances) expect(parameters[1]?.value).toMatch(/^\d+$/)
    expect((await find(demo, { ...day, name: 'NightlyBackup' })).map(clocks)).toEqual([['02:30:00', '03:05:00']])
    const started = await find(demo, { ...day, name: 'Start' })
    expect(started.map(({ source }) => source.service)).toEqual(['plover::wallet-r61', 'plover::wallet-r60'])
  })

  it('are narrowed by all that a condition has, and by uuid without a time', async () => {
    const demo = await posing('18:20')
    const all = await find(demo, {})
    const errors = await find(demo, { type: 'Error' })
    expect(errors.length).toBeGreaterThan(5)
    expect(errors).toEqual(all.filter(({ type }) => type === 'Error'))
    const ascending = await find(demo, { order: 'ASC' })
    expect(ascending.map(({ startTime }) => startTime)).toEqual(all.map(({ startTime }) => startTime).reverse())
    expect(new Set(ascending.map(({ uuid }) => uuid))).toEqual(new Set(all.map(({ uuid }) => uuid)))
    const kept = await find(demo, { layer: 'K8S_SERVICE' })
    expect(kept).toEqual(all.filter(({ layer }) => layer === 'K8S_SERVICE'))
    const pod = { service: 'plover-prod::checkout.box-office', serviceInstance: 'checkout-fnw7562jb-k58cq' }
    const [unhealthy] = await find(demo, { source: pod })
    const condition = { uuid: unhealthy?.uuid, paging: { pageNum: 1, pageSize: 5 } }
    const heard = await ask(demo.ports.query, queryEvents.document, { condition })
    expect(queryEvents.decode((heard.body as { data: unknown }).data)).toEqual([unhealthy])
  })
})

describe('a span', () => {
  const settlement = { source: { service: 'plover::settlement' }, name: 'Deployment' }

  it('has no end until one is reported', async () => {
    for (const version of ['10.2.0', '10.4.0'] as const) {
      const demo = await posing('18:07', { version })
      const [event] = await find(demo, { ...settlement, time: between(at('18:00'), at('18:07')) })
      expect(event && clocks(event)).toEqual(['18:06:00', null])
    }
  })

  it('is one row up to 10.2, found when it began and ended inside', async () => {
    const demo = await posing('18:20', { version: '10.2.0' })
    const [event] = await find(demo, settlement)
    expect(event && clocks(event)).toEqual(['18:06:00', '18:08:00'])
    expect(await find(demo, { ...settlement, time: between(at('18:00'), at('18:07')) })).toEqual([])
    expect(await find(demo, { ...settlement, time: between(at('18:07'), at('18:20')) })).toEqual([])
  })

  it('is two rows from 10.3: merged in one answer only, and in two pages once without its end', async () => {
    const demo = await posing('18:20', { version: '10.3.0' })
    const page = (pageNum: number) => find(demo, { ...settlement, paging: { pageNum, pageSize: 1 } })
    expect((await page(1)).map(clocks)).toEqual([[null, '18:08:00']])
    expect((await page(2)).map(clocks)).toEqual([['18:06:00', null]])
    expect(await page(3)).toEqual([])
    const ended = await find(demo, { ...settlement, time: between(at('18:07'), at('18:20')) })
    expect(ended.map(clocks)).toEqual([[null, '18:08:00']])
  })

  it('loses an end of the same second with jdbc, and only there and from 10.3', async () => {
    const end = async (more: Partial<DemoOptions>) => {
      const demo = await posing('18:20', more)
      const [event] = await find(demo, { name: 'Unhealthy' })
      return event?.endTime
    }
    expect(await end({ storage: 'jdbc' })).toBeNull()
    expect(await end({ storage: 'jdbc', version: '10.2.0' })).toBe(at('18:17'))
    expect(await end({ storage: 'elasticsearch' })).toBe(at('18:17'))
  })
})

describe('alarms as events', () => {
  const named = async (version: DemoOptions['version']) => {
    const demo = await posing('18:40', { version })
    const found = await find(demo, { time: between(at('18:00'), at('18:40')), source: { service: 'plover::checkout' } })
    return found
  }

  it('are one each up to 10.4, with the recovery on 10.4, and none from 11', async () => {
    const count = (found: readonly OapEvent[], name: string) => found.filter((event) => event.name === name).length
    const [old, ten, eleven] = [await named('10.1.0'), await named('10.4.0'), await named('11.0.0')]
    expect([count(old, 'Alarm'), count(old, 'AlarmRecovery')]).toEqual([10, 0])
    expect([count(ten, 'Alarm'), count(ten, 'AlarmRecovery')]).toEqual([10, 5])
    expect([count(eleven, 'Alarm'), count(eleven, 'AlarmRecovery')]).toEqual([0, 0])
  })

  it('last from the period before to the firing, the recovery a moment', async () => {
    const found = await named('10.4.0')
    const sla = found.filter(({ message }) => message.startsWith('Success rate of plover::checkout'))
    expect(sla.map((event) => [event.name, event.type, ...clocks(event)])).toEqual([
      ['AlarmRecovery', 'Normal', '18:37:19', '18:37:19'],
      ['Alarm', 'Error', '18:21:19', '18:26:19'],
      ['Alarm', 'Error', '18:10:19', '18:15:19'],
    ])
  })
})

describe('more events', () => {
  it('are as many as asked for in the last day', async () => {
    const demo = await posing('18:20', { events: 2_000, version: '10.2.0' })
    const found = await find(demo, {
      time: between(at('18:20') - DAY, at('18:20')),
      paging: { pageNum: 1, pageSize: 10_000 },
    })
    const loaded = found.filter(({ source }) => source.service.startsWith('load::'))
    expect(Math.abs(loaded.length - 2_000)).toBeLessThan(10)
  })

  it('bear hostile texts in the hostile world, and there is none in the empty one', async () => {
    const hostile = await posing('18:20', { world: 'hostile' })
    const found = await find(hostile, { source: { service: '__proto__' } })
    expect(found.some(({ parameters }) => parameters.some(({ key }) => key === '__proto__'))).toBe(true)
    const empty = await posing('18:20', { world: 'empty' })
    expect(await find(empty, { time: between(at('18:20') - DAY, at('18:20')) })).toEqual([])
  })
})

if (!hasShared) it.skip('recorded events: ../shared/oap is not there', () => {})
else
  describe('as OAP answered', () => {
    it.each([
      ['10.1.0', 'queryEvents-no-time'],
      ['10.4.0', 'queryEvents-no-time'],
      ['10.4.0', 'queryEvents-errors'],
      ['11.0.0', 'queryEvents-no-time'],
      ['11.0.0', 'queryEvents-errors'],
    ] as const)('%s %s', async (version, name) => {
      const demo = await posing('18:20', { version, storage: 'jdbc' })
      const recorded = recording(version, name)
      const heard = await send(demo.ports.query, replay(recorded))
      expect(heard.status).toBe(recorded.response.status)
      expect(heard.body).toEqual(recorded.response.body)
    })

    it('a negative page and a negative size', async () => {
      const demo = await posing('18:20', { storage: 'jdbc' })
      await expect(find(demo, { paging: { pageNum: -2, pageSize: 3 } })).rejects.toThrow('OFFSET must not be negative')
      await expect(find(demo, { paging: { pageNum: 1, pageSize: -1 } })).rejects.toThrow('LIMIT must not be negative')
      expect(await find(demo, { paging: { pageNum: 1, pageSize: 0 } })).toEqual([])
    })
  })
