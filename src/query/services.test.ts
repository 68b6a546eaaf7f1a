import { beforeEach, expect, it, vi } from 'vitest'
import { createApp, effectScope, nextTick } from 'vue'
import { listServices } from '@/protocol/metadata/services'
import { CONNECTION, makeConnection, type Connection } from './connection'
import { useServicesAndMenu } from './services'
import { GREETING, Scripted } from './testing/scripted'
import { useOperation } from './use-operation'

let oap: Scripted
let page: Connection

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 50) })
  oap = new Scripted()
  page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  return () => {
    page.server.stop()
    vi.useRealTimers()
  }
})

function mount<T>(use: () => T): T {
  const app = createApp({})
  app.provide(CONNECTION, page)
  const made = app.runWithContext(() => effectScope().run(use))
  if (made === undefined) throw new Error('nothing was made')
  return made
}
const passes = async (ms = 0): Promise<void> => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(ms)
}
const documents = () => oap.heard.map(({ document }) => /query (\w+)/.exec(document)?.[1])
const service = { id: 'a.1', name: 'a', layers: ['GENERAL'] }
const menu = [{ title: 'General', layer: 'GENERAL' }]

it('asks services and menu in one request, and whoever wants the list shares it', async () => {
  const shell = mount(useServicesAndMenu)
  const list = mount(() => useOperation(listServices, () => ({ layer: null })))
  await passes()
  expect(documents()).toEqual(['ServicesAndMenu'])
  expect(oap.open[0]?.variables).toMatchObject({ probe: true })
  const alarm = { name: 'AlarmMessage', fields: [{ name: 'recoveryTime', args: [] }] }
  oap.open[0]?.json({ data: { listServices: [service], getMenuItems: menu, __type: alarm } })
  await passes()
  // It tells 10.3 and 10.4 apart in passing.
  expect(page.server.capabilities.value).toMatchObject({ level: 10.4, settled: true })
  expect(shell.services.data.value).toMatchObject([{ name: 'a' }])
  expect(shell.menu.data.value).toMatchObject(menu)
  expect(list.data.value).toBe(shell.services.data.value)
  expect(documents()).toEqual(['ServicesAndMenu'])
})

it('asks a server without a menu for its services alone', async () => {
  const fields = [{ name: 'queryAlarms', args: [] }]
  oap.greet = (heard) => heard.json({ data: { ...GREETING, __type: { name: 'Query', fields } } })
  const shell = mount(useServicesAndMenu)
  await passes()
  expect(documents()).toEqual(['ListServices'])
  oap.open[0]?.json({ data: { listServices: [service] } })
  await passes()
  expect(shell.services.state.value).toBe('fresh')
  expect(shell.menu.data.value).toBeNull()
})

it('keeps the services where the menu is refused', async () => {
  const shell = mount(useServicesAndMenu)
  await passes()
  const refusal = { message: 'Exception while fetching data (/getMenuItems) : no', path: ['getMenuItems'] }
  oap.open[0]?.json({ data: null, errors: [refusal] })
  await passes()
  oap.open[0]?.json({ data: { listServices: [service] } })
  await passes()
  expect(shell.services.state.value).toBe('fresh')
  oap.open[0]?.json({ data: null, errors: [refusal] })
  await passes()
  expect(shell.menu.failure.value).toMatchObject({ message: 'no' })
  expect(documents()).toEqual(['ServicesAndMenu', 'ListServices', 'GetMenuItems'])
})
