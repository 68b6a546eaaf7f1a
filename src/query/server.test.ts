// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listLayers } from '@/protocol/metadata/layers'
import { millis } from '@/time/instant'
import { makeConnection, type Connection } from './connection'
import { GREETING, Scripted } from './testing/scripted'

const START = Date.UTC(2026, 10, 24, 6, 50, 30)

let oap: Scripted
let page: Connection
let greetings: number

function load(): void {
  page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  sessionStorage.clear()
  oap = new Scripted()
  greetings = 0
  oap.greet = (heard) => {
    greetings += 1
    const now = Date.now() - 90_000
    heard.json({ data: { ...GREETING, getTimeInfo: { timezone: '+0530', currentTimestamp: now } } })
  }
  load()
  return () => {
    page.server.stop()
    vi.useRealTimers()
  }
})

const passes = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const layers = (heard: { json: (body: unknown) => void }): boolean => (
  heard.json({ data: { listLayers: ['GENERAL'] } }),
  true
)

describe('the server', () => {
  it('asks nothing before it is asked, then one question', async () => {
    await passes(60_000)
    expect(greetings).toBe(0)
    expect(page.server.reach.value).toEqual({ state: 'unknown' })
    const both = await Promise.all([page.server.ready(), page.server.ready()])
    expect(both[0]).toMatchObject({ level: 10.3, templates: 'graphql', known: true })
    expect(greetings).toBe(1)
    expect(page.server.version.value).toBe('10.4.0-test')
  })

  it('has its own time and zone, whatever the browser thinks', async () => {
    await page.server.ready()
    expect(page.server.clock.value).toEqual({ offset: 330, offsetKnown: true, skew: -90_000 })
    expect(page.server.now()).toBe(Date.now() - 90_000)
    await passes(30_000)
    expect(page.server.now()).toBe(Date.now() - 90_000)
  })

  it('keeps its time when the clock of the browser jumps', async () => {
    await page.server.ready()
    const before = page.server.now()
    vi.setSystemTime(Date.now() + 3_600_000)
    expect(page.server.now() - before).toBeLessThan(1_000)
  })

  it('knows the time also when the clock of the browser is set while it answers', async () => {
    const real = Date.now()
    oap.greet = (heard) => {
      vi.setSystemTime(real - 3_600_000)
      heard.json({ data: { ...GREETING, getTimeInfo: { timezone: '+0530', currentTimestamp: real } } })
    }
    await page.server.ready()
    expect(page.server.now()).toBe(real)
  })

  it('is believed for five minutes, also by the next load of the tab', async () => {
    await page.server.ready()
    load()
    expect(page.server.clock.value).toEqual({ offset: 330, offsetKnown: true, skew: -90_000 })
    expect(page.server.now()).toBe(Date.now() - 90_000)
    await page.server.ready()
    expect(greetings).toBe(1)
    await passes(5 * 60_000 + 1)
    await page.server.ready()
    await passes()
    expect(greetings).toBe(2)
  })

  it('is asked anew after it refused a field it was thought to have', async () => {
    await page.server.ready()
    await passes(10_000)
    page.server.outdated()
    page.server.outdated()
    await passes()
    expect(greetings).toBe(2)
  })

  it('is taken for a 10.0 when it does not tell', async () => {
    oap.greet = (heard) => heard.json({ errors: [{ message: 'Introspection has been disabled for this request' }] })
    oap.auto = (heard) => (
      heard.json({ data: { version: '10.9', getTimeInfo: { timezone: 'abc', currentTimestamp: null } } }),
      true
    )
    expect(await page.server.ready()).toMatchObject({ level: 10.0, known: false, settled: true })
    expect(page.server.clock.value).toMatchObject({ offsetKnown: false, skew: 0 })
  })

  it('tells 10.3 and 10.4 apart when somebody depends on it', async () => {
    expect((await page.server.ready()).level).toBe(10.3)
    oap.greet = (heard) => {
      const alarm = { name: 'AlarmMessage', fields: [{ name: 'recoveryTime', args: [] }] }
      heard.json({ data: heard.variables['type'] === 'AlarmMessage' ? { ...GREETING, __type: alarm } : GREETING })
    }
    expect(await page.server.settled()).toMatchObject({ level: 10.4, settled: true })
    expect(page.server.capabilities.value?.has.has('alarm-recovery')).toBe(true)

    // The same build that greets again leaves it open again; another one has to be asked.
    await page.server.measure()
    expect(page.server.capabilities.value).toMatchObject({ level: 10.4, settled: true })
    oap.greet = (heard) => heard.json({ data: { ...GREETING, version: '10.3.0-1234567' } })
    await page.server.measure()
    expect(page.server.capabilities.value).toMatchObject({ level: 10.3, settled: false })
  })
})

describe('an outage', () => {
  const dead = (): void => {
    oap.greet = (heard) => heard.unreachable()
    oap.auto = (heard) => (heard.unreachable(), true)
  }

  it('is told with cause, address and the next try, which comes later each time', async () => {
    dead()
    await expect(page.server.ready()).rejects.toMatchObject({ failure: { cause: 'network' } })
    const pauses: number[] = []
    for (let round = 0; round < 6; round += 1) {
      const reach = page.server.reach.value
      if (reach.state !== 'down') return expect.fail('it is down')
      expect(reach).toMatchObject({ address: 'oap.test/', since: START, failure: { cause: 'network' } })
      const pause = reach.nextTryAt - performance.now()
      pauses.push(pause)
      await passes(pause + 1)
    }
    expect(pauses.every((pause, index) => index === 0 || pause > (pauses[index - 1] ?? 0) * 0.8)).toBe(true)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(66_000)
    expect(pauses[0]).toBeLessThan(6_000)
  })

  it('tells who asks meanwhile at once and without a request', async () => {
    dead()
    await page.server.ready().catch(() => {})
    const before = oap.heard.length
    await expect(page.server.ready()).rejects.toMatchObject({ failure: { cause: 'network' } })
    expect(oap.heard.length).toBe(before)
  })

  it('ends by itself, with the first greeting too', async () => {
    const { greet } = oap
    dead()
    await page.server.ready().catch(() => {})
    oap.greet = greet
    oap.auto = layers
    await passes(6_000)
    expect(page.server.reach.value).toEqual({ state: 'up' })
    expect(page.server.recovered.value).toBe(1)
    expect(page.server.clock.value).toMatchObject({ offset: 330 })
  })

  it('may end with another server, which says anew who it is, however it was noticed', async () => {
    await page.server.ready()
    for (const [version, notice] of [
      ['10.1.0', () => passes(6_000)],
      ['10.2.0', () => Promise.resolve(page.server.answered())],
    ] as const) {
      oap.auto = (heard) => (heard.unreachable(), true)
      page.server.failed({ kind: 'failure', cause: 'network', message: 'gone' }, false)
      oap.greet = (heard) => heard.json({ data: { ...GREETING, version } })
      oap.auto = layers
      await notice()
      await passes()
      expect(page.server.reach.value).toEqual({ state: 'up' })
      expect(page.server.version.value).toBe(version)
    }
  })

  it('is looked at once before one late answer is called one', async () => {
    await page.server.ready()
    oap.auto = layers
    page.server.failed({ kind: 'failure', cause: 'timeout', message: 'late' }, false)
    await passes()
    expect(oap.heard.map(({ document }) => document)).toEqual([expect.stringContaining('listLayers')])
    expect(page.server.reach.value).toEqual({ state: 'up' })
    expect(page.server.recovered.value).toBe(0)
  })

  it('is not watched by a hidden tab, which looks when it is back', async () => {
    await page.server.ready()
    oap.auto = (heard) => (heard.unreachable(), true)
    page.server.failed({ kind: 'failure', cause: 'network', message: 'gone' }, false)
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    await passes(10 * 60_000)
    expect(oap.heard).toEqual([])
    visibility.mockReturnValue('visible')
    oap.auto = layers
    document.dispatchEvent(new Event('visibilitychange'))
    await passes()
    expect(page.server.reach.value).toEqual({ state: 'up' })
    visibility.mockRestore()
  })
})

it('a hidden tab asks nothing until it is looked at', async () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const window = { start: millis(0), end: millis(60_000), step: 'MINUTE' as const, offset: 0 }
  page.executor.want([{ expression: 'a', entity: {}, window }], { answered: () => {} })
  const ticket = page.fetcher.ask({ key: 'k', heavy: false, run: (signal) => page.client.run(listLayers, {}, signal) })
  ticket.answer.catch(() => {})
  await passes(60_000)
  expect([greetings, oap.heard.length]).toEqual([0, 0])
  visibility.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await passes()
  expect([greetings, oap.heard.length]).toEqual([1, 2])
  visibility.mockRestore()
})
