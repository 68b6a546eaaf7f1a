import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, effectScope, nextTick, shallowRef } from 'vue'
import { CONNECTION, makeConnection } from './connection'
import { useTemplates } from './templates'
import { GREETING, Scripted } from './testing/scripted'

let oap: Scripted
let mount: (wanted: () => boolean) => ReturnType<typeof useTemplates>

beforeEach(() => {
  vi.useFakeTimers()
  oap = new Scripted()
  const page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  const scope = effectScope()
  const app = createApp({}).provide(CONNECTION, page)
  mount = (wanted) => app.runWithContext(() => scope.run(() => useTemplates(wanted)))!
  return () => {
    scope.stop()
    page.server.stop()
    vi.useRealTimers()
  }
})

const passes = async (): Promise<void> => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(0)
}

describe('useTemplates', () => {
  it('reads from where this version keeps them', async () => {
    oap.greet = (heard) =>
      heard.json({ data: { ...GREETING, __type: { name: 'Query', fields: [{ name: 'queryAlarms', args: [] }] } } })
    const found = mount(() => true)
    await passes()
    expect(oap.heard[0]?.call).toMatchObject({
      method: 'GET',
      url: 'http://oap.test/ui-management/templates',
      body: null,
    })
    oap.heard[0]?.json([{ id: 'a', configuration: 'not json', disabled: false }])
    await passes()
    expect(found.data.value).toEqual([{ id: 'a', configuration: 'not json', disabled: false }])
  })

  it('asks nothing until it is wanted', async () => {
    const wanted = shallowRef(false)
    mount(() => wanted.value)
    await passes()
    expect(oap.heard).toEqual([])
    wanted.value = true
    await passes()
    expect(oap.heard[0]?.document).toContain('getAllTemplates')
  })
})
