import { beforeEach, expect, it } from 'vitest'
import type { App } from 'vue'
import { listServices } from '@/protocol/metadata/services'
import type { Connection } from './connection'
import { makeHost, mountIn, passes } from './testing/host'
import { Scripted } from './testing/scripted'
import { useOperation } from './use-operation'

let oap: Scripted
let page: Connection
let app: App

beforeEach(() => {
  const host = makeHost()
  ;({ oap, page, app } = host)
  return host.end
})

const list = () => mountIn(app, () => useOperation(listServices, () => ({ layer: null }))).it
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
