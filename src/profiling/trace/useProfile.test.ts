// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, effectScope, nextTick, shallowRef, type App } from 'vue'
import { CONNECTION, makeConnection, type Connection } from '@/query/connection'
import { Scripted, type Heard } from '@/query/testing/scripted'
import { EVERY } from '../tasks/polling'
import { askedOf, type Asked } from './address'
import { useProfile, type Profile } from './useProfile'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 24, 6, 50)
const task = (id: string, start: number, duration = 5) => ({
  ...{ id, serviceId: 's.1', serviceName: 's', endpointName: '/quote', startTime: start, duration },
  ...{ minDurationThreshold: 0, dumpPeriod: 10, maxSamplingCount: 5, logs: [] },
})
const log = (step: string) => ({
  id: step,
  instanceId: 'i',
  instanceName: 'pod',
  operationType: step,
  operationTime: NOW,
})
const sample = {
  ...{
    traceId: 't',
    instanceId: 'i',
    instanceName: 'pod',
    endpointNames: ['/quote'],
    duration: 100,
    start: String(NOW),
  },
  spans: [{ segmentId: 'g', spanId: 0, parentSpanId: -1, startTime: NOW, endTime: NOW + 100, profiled: true }],
}
const NPE =
  'Exception while fetching data (/getProfileTaskSegments) : java.lang.NullPointerException: "profileTask" is null'

let oap: Scripted
let page: Connection
let app: App
let hidden = false
let tasks: readonly object[] = []
let logs: readonly object[] = []
let segments: readonly object[] | null = null

function answer(heard: Heard): boolean {
  const [, name] = /(?:query|mutation) (\w+)/.exec(heard.document) ?? []
  switch (name) {
    case 'GetProfileTaskList':
      heard.json({ data: { getProfileTaskList: tasks } })
      break
    case 'GetProfileTaskLogs':
      heard.json({ data: { getProfileTaskLogs: logs } })
      break
    case 'GetProfileTaskSegments':
      heard.json(segments ? { data: { getProfileTaskSegments: segments } } : { data: null, errors: [{ message: NPE }] })
      break
    default:
      heard.json({ data: { getSegmentsProfileAnalyze: { tip: null, trees: [] } } })
  }
  return true
}
const counts = (): Record<string, number> => {
  const names = oap.heard.map(({ document }) => /query (?:Get)?(\w+)/.exec(document)?.[1] ?? '')
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
}
const passes = async (ms = 0): Promise<void> => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(ms)
  await nextTick()
}

beforeEach(() => {
  hidden = false
  tasks = []
  logs = []
  segments = null
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (hidden ? 'hidden' : 'visible'))
  oap = new Scripted()
  oap.auto = answer
  page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  app = createApp({})
  app.provide(CONNECTION, page)
})
afterEach(() => {
  page.server.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

interface Mounted {
  readonly profile: Profile
  readonly asked: { value: Asked }
  readonly made: { value: { id: string; at: number } | null }
  readonly leave: () => void
}
async function mounted(id: string | null): Promise<Mounted> {
  const filters = new Map(id === null ? [] : [['task', id]])
  const asked = shallowRef(askedOf({ of: { kind: 'service', id: 's.1' }, filters }, { service: null, endpoint: null }))
  const made = shallowRef<{ id: string; at: number } | null>(null)
  const scope = effectScope()
  const profile = app.runWithContext(() => scope.run(() => useProfile(() => asked.value, () => NOW, () => made.value))) // prettier-ignore
  if (!profile) throw new Error('nothing was made')
  await passes(10)
  return { profile, asked, made, leave: () => scope.stop() }
}

describe('what is asked', () => {
  it('is four questions for a task that is over, and nothing more', async () => {
    tasks = [task('a', NOW - 60 * MINUTE)]
    logs = [log('NOTIFIED'), log('EXECUTION_FINISHED')]
    segments = [sample]
    const { profile, leave } = await mounted('a')
    const once = { ProfileTaskList: 1, ProfileTaskLogs: 1, ProfileTaskSegments: 1, SegmentsProfileAnalyze: 1 }
    expect(counts()).toEqual(once)
    expect(profile.verdict.value).toBeNull()
    await passes(20 * EVERY)
    expect(counts()).toEqual(once)
    leave()
  })

  it('is asked again while the task runs, and no more when all have done with it', async () => {
    tasks = [task('a', NOW - 2 * MINUTE)]
    logs = [log('NOTIFIED')]
    const { profile, leave } = await mounted('a')
    expect(profile.verdict.value).toBe('looking')
    expect(counts()).toEqual({ ProfileTaskList: 1, ProfileTaskLogs: 1, ProfileTaskSegments: 1 })
    await passes(3 * EVERY)
    expect(counts()).toEqual({ ProfileTaskList: 1, ProfileTaskLogs: 4, ProfileTaskSegments: 4 })
    logs = [log('NOTIFIED'), log('EXECUTION_FINISHED')]
    segments = [sample]
    await passes(EVERY)
    await passes(10)
    const done = counts()
    expect(profile.underWay.value).toBe(false)
    expect(profile.progress.value).toMatchObject([{ name: 'pod', finished: NOW }])
    expect(done['SegmentsProfileAnalyze']).toBe(1)
    await passes(20 * EVERY)
    expect(counts()).toEqual(done)
    leave()
  })

  it('is asked neither on a hidden tab nor after the page is left', async () => {
    tasks = [task('a', NOW - MINUTE)]
    const { leave } = await mounted('a')
    hidden = true
    document.dispatchEvent(new Event('visibilitychange'))
    await passes(20 * EVERY)
    expect(counts()['ProfileTaskLogs']).toBe(1)
    hidden = false
    document.dispatchEvent(new Event('visibilitychange'))
    await passes(10)
    expect(counts()['ProfileTaskLogs']).toBe(2)
    leave()
    await passes(20 * EVERY)
    expect(counts()['ProfileTaskLogs']).toBe(2)
  })

  it('is asked no more while the form stands in place of the task', async () => {
    tasks = [task('a', NOW - MINUTE)]
    const { asked, leave } = await mounted('a')
    const draft = { endpoint: '', min: '', minutes: '', period: '', samples: '', start: '' }
    asked.value = { ...asked.value, draft }
    await passes(EVERY)
    const then = counts()['ProfileTaskLogs']
    await passes(10 * EVERY)
    expect(counts()['ProfileTaskLogs']).toBe(then)
    asked.value = { ...asked.value, draft: null }
    await passes(2 * EVERY)
    expect(counts()['ProfileTaskLogs']).toBeGreaterThan(then ?? 0)
    leave()
  })

  it('does not overtake an answer that takes long', async () => {
    tasks = [task('a', NOW - MINUTE)]
    const { leave } = await mounted('a')
    oap.auto = (heard) => !heard.document.includes('GetProfileTaskSegments') && answer(heard)
    await passes(4 * EVERY)
    expect(counts()).toMatchObject({ ProfileTaskLogs: 5, ProfileTaskSegments: 2 })
    leave()
  })

  it('begins by itself when a planned task begins', async () => {
    tasks = [task('a', NOW + MINUTE)]
    const { profile, leave } = await mounted('a')
    expect(profile.verdict.value).toBe('waiting')
    await passes(50_000)
    expect(counts()['ProfileTaskLogs']).toBe(1)
    await passes(10_000 + EVERY)
    expect(profile.verdict.value).toBe('looking')
    expect(counts()['ProfileTaskLogs']).toBeGreaterThan(1)
    leave()
  })

  it('is the list alone until a task that was just made stands in it', async () => {
    const { profile, asked, made, leave } = await mounted(null)
    made.value = { id: 'new', at: NOW }
    asked.value = { ...asked.value, task: 'new' }
    await passes()
    expect(profile.verdict.value).toBe('coming')
    await passes(2_100)
    expect(counts()).toEqual({ ProfileTaskList: 2 })
    tasks = [task('new', NOW)]
    await passes(2_100)
    expect(profile.task.value?.id).toBe('new')
    expect(counts()['ProfileTaskList']).toBe(3)
    await passes(10)
    expect(counts()['ProfileTaskList']).toBe(3)
    leave()
  })
})

describe('why there is nothing', () => {
  const verdict = async (): Promise<unknown> => {
    const { profile, leave } = await mounted('a')
    const found = profile.verdict.value
    leave()
    return found
  }

  it('is told: gone, never taken, no call, no dump', async () => {
    tasks = [task('b', NOW - 60 * MINUTE)]
    expect(await verdict()).toBe('vanished')
  })
  it('no agent took it', async () => {
    tasks = [task('a', NOW - 60 * MINUTE)]
    expect(await verdict()).toBe('untaken')
  })
  it('no call was slow enough', async () => {
    tasks = [task('a', NOW - 60 * MINUTE)]
    logs = [log('NOTIFIED'), log('EXECUTION_FINISHED')]
    expect(await verdict()).toBe('nothing')
  })
  it('no dump fell into the calls', async () => {
    tasks = [task('a', NOW - 60 * MINUTE)]
    segments = [{ ...sample, spans: sample.spans.map((span) => ({ ...span, profiled: false })) }]
    expect(await verdict()).toBe('undumped')
    expect(counts()['SegmentsProfileAnalyze']).toBeUndefined()
  })
})
