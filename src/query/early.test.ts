// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hello } from '@/protocol/capabilities/hello'
import { getAllTemplates } from '@/protocol/templates/graphql'
import { addressOf } from './base'
import { makeClient } from './client'
import { greet } from './hello'

const script = readFileSync('public/early.js', 'utf8')
const run = (): void => void runInThisContext(script)
const signal = new AbortController().signal

/** Requests that were sent, with the way to answer each. */
let sent: { url: string; body: string; signal: AbortSignal; answer: (data: unknown) => void }[] = []
const passes = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve))
}
const greeted = (fields: readonly string[]) => ({
  version: '10.4.0',
  getTimeInfo: { timezone: '+0530', currentTimestamp: Date.now() },
  __type: { name: 'Query', fields: fields.map((name) => ({ name, args: [] })) },
})

const config = (found: object): void => {
  document.head.replaceChildren()
  const meta = Object.assign(document.createElement('meta'), { name: 'aerie-config', content: JSON.stringify(found) })
  document.head.append(meta)
}

beforeEach(() => {
  config({ admin: false })
  sent = []
  sessionStorage.clear()
  delete window.aerieEarly
  history.replaceState(null, '', '/layer/GENERAL')
  const fake = (url: string, init: { body: string; signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      init.signal.addEventListener('abort', () => reject(new Error('aborted')))
      const answer = (data: unknown): void =>
        resolve(new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } }))
      sent.push({ url, body: init.body, signal: init.signal, answer })
    })
  vi.stubGlobal('fetch', fake)
  window.fetch = fake as unknown as typeof window.fetch
})
afterEach(() => vi.unstubAllGlobals())

describe('what is asked before the page’s code has come', () => {
  it('is what the page asks then: each is sent once', async () => {
    run()
    expect(sent).toHaveLength(2)
    const hi = makeClient().run(hello, { type: 'Query' }, signal)
    const list = makeClient().run(getAllTemplates, {}, signal)
    expect(sent[0]?.url).toBe(addressOf('graphql'))
    sent[0]?.answer(greeted(['version', 'getAllTemplates']))
    sent[1]?.answer({ getAllTemplates: [] })
    await expect(hi).resolves.toMatchObject({ server: { version: '10.4.0' } })
    await expect(list).resolves.toEqual([])
    expect(sent).toHaveLength(2)
    void makeClient().run(getAllTemplates, {}, signal)
    await passes()
    expect(sent).toHaveLength(3)
  })

  it('does not ask for dashboards behind an admin port, nor for a page that shows none', () => {
    config({ admin: true })
    run()
    expect(sent.map(({ body }) => body.includes('Hello'))).toEqual([true])
    config({ admin: false })
    history.replaceState(null, '', '/settings')
    run()
    expect(sent.map(({ body }) => body.includes('Hello'))).toEqual([true, true])
  })

  it('is the dashboards at once where the tab knows its server, and nothing where it knows a newer one', () => {
    const key = `aerie.hello ${location.host}/`
    sessionStorage.setItem(
      key,
      JSON.stringify({ at: Date.now() - 1_000, capabilities: { names: ['templates-graphql'] } }),
    )
    run()
    expect(sent.map(({ body }) => body.includes('GetAllTemplates'))).toEqual([true])
    sessionStorage.setItem(key, JSON.stringify({ at: Date.now() - 1_000, capabilities: { names: ['query-alarms'] } }))
    run()
    expect(sent).toHaveLength(1)
    sessionStorage.setItem(key, JSON.stringify({ at: Date.now() - 300_001, capabilities: { names: [] } }))
    run()
    expect(sent[1]?.body).toContain('Hello')
  })

  it('is nothing in a tab that nobody looks at', () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValueOnce('hidden')
    run()
    expect(sent).toEqual([])
  })

  it('is withdrawn with the question that took it', async () => {
    run()
    const leaving = new AbortController()
    const hi = makeClient().run(hello, { type: 'Query' }, leaving.signal)
    await passes()
    leaving.abort()
    expect(sent[0]?.signal.aborted).toBe(true)
    await expect(hi).rejects.toThrow()
  })

  it('tells the clock by when it was under way, not by when the page came to read it', async () => {
    const now = vi.spyOn(performance, 'now')
    const date = vi.spyOn(Date, 'now')
    now.mockReturnValue(100)
    run()
    now.mockReturnValue(140)
    date.mockReturnValue(1_000_140)
    sent[0]?.answer({ ...greeted(['version']), getTimeInfo: { timezone: '+0530', currentTimestamp: 1_030_120 } })
    await passes()
    now.mockReturnValue(900)
    date.mockReturnValue(1_000_900)
    expect((await greet(makeClient(), signal)).skew).toBe(30_000)
    vi.restoreAllMocks()
  })
})
