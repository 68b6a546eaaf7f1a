import { beforeEach, expect, it, vi } from 'vitest'
import { createApp, effectScope, nextTick, type App } from 'vue'
import { listServices } from '@/protocol/metadata/services'
import { CONNECTION, makeConnection, type Connection } from './connection'
import { Scripted } from './testing/scripted'
import { useOperation, type Fetched } from './use-operation'

let oap: Scripted
let page: Connection
let app: App

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 50) })
  oap = new Scripted()
  page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  app = createApp({})
  app.provide(CONNECTION, page)
  return () => {
    page.server.stop()
    vi.useRealTimers()
  }
})

const passes = async (ms = 0): Promise<void> => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(ms)
}
function list(): Fetched<readonly unknown[]> {
  const made = app.runWithContext(() => effectScope().run(() => useOperation(listServices, () => ({ layer: null }))))
  if (!made) throw new Error('nothing was made')
  return made
}
const tell = (...names: readonly string[]): void =>
  oap.open[0]?.json({ data: { listServices: names.map((name) => ({ id: name, name })) } })

it('what was answered before an outage is asked anew: whoever is back may have lost it', async () => {
  const found = list()
  await passes()
  tell('a')
  await passes(60_000)
  page.server.failed({ kind: 'failure', cause: 'network', message: 'gone' }, false)
  await passes()
  expect(found.state.value).toBe('fresh')
  page.server.answered()
  await passes()
  expect(found.state.value).toBe('refreshing')
  tell()
  await passes()
  expect([found.state.value, oap.heard.length]).toEqual(['empty', 2])
})

it('what is asked anew at one place is shown at every place that shows it', async () => {
  const [one, other] = [list(), list()]
  await passes()
  tell()
  await passes()
  one.retry()
  await passes()
  tell('a')
  await passes()
  expect([one.data.value?.length, other.data.value?.length, oap.heard.length]).toEqual([1, 1, 2])
})
