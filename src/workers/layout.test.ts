import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { graphOf, laidOut, systemOf } from '@/geometry/testing/graphs'
import type { Order, Reply } from './host'

const small = graphOf('user>gw;gw>a b;a>db;b>db')

/** Large enough for a Worker. */
const shop = systemOf(60, 90)

/** What a page's Worker does, in hand: tests answer. */
class Scripted {
  static made: Scripted[] = []
  onmessage: ((event: { data: Reply<unknown> }) => void) | null = null
  onerror: ((event: { preventDefault(): void }) => void) | null = null
  readonly told: Order<unknown>[] = []
  ended = false
  constructor() {
    Scripted.made.push(this)
  }
  postMessage(order: Order<unknown>): void {
    this.told.push(order)
  }
  terminate(): void {
    this.ended = true
  }
}

const load = async () => (await import('./layout')).layoutOf
const worker = (): Scripted => {
  const last = Scripted.made.at(-1)
  if (!last) throw new Error('no worker was started')
  return last
}

beforeEach(() => {
  vi.resetModules()
  Scripted.made = []
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('without a Worker', () => {
  it('arranges on this thread, the same', async () => {
    vi.stubGlobal('Worker', undefined)
    const layoutOf = await load()
    expect(await layoutOf(shop, { kind: 'layered' })).toEqual(laidOut(shop))
  })

  it('lets others run in between, and stops when told', async () => {
    vi.stubGlobal('Worker', undefined)
    const layoutOf = await load()
    const stop = new AbortController()
    let turns = 0
    const count = setInterval(() => turns++, 0)
    const asked = layoutOf(systemOf(800, 1500), { kind: 'force' }, stop.signal)
    await vi.waitFor(() => expect(turns).toBeGreaterThan(3), { timeout: 5_000 })
    stop.abort(new Error('moved on'))
    await expect(asked).rejects.toThrow('moved on')
    clearInterval(count)
  })
})

describe('with a Worker', () => {
  beforeEach(() => vi.stubGlobal('Worker', Scripted))

  it('is not started for a small map', async () => {
    const layoutOf = await load()
    expect(await layoutOf(small, { kind: 'layered' })).toEqual(laidOut(small))
    expect(Scripted.made).toEqual([])
  })

  it('asks it in numbers and names the answer', async () => {
    const layoutOf = await load()
    const asked = layoutOf(shop, { kind: 'layered' })
    worker().onmessage?.({ data: { kind: 'ready' } })
    const order = worker().told[0]
    expect(order).toMatchObject({ kind: 'ask', question: { kind: 'layered', earlier: null, graph: { count: 60 } } })
    const answer = {
      spots: Float64Array.from({ length: 120 }, (_, at) => at >> 1),
      ends: new Uint32Array(0),
      viaStart: new Uint32Array(1),
      via: new Float64Array(0),
      isKept: false,
    }
    worker().onmessage?.({ data: { kind: 'done', job: order?.job ?? 0, answer } })
    expect((await asked).places.get('n4')).toEqual({ x: 4, y: 4 })
  })

  it('drops what was aborted and goes on with the same one', async () => {
    const layoutOf = await load()
    const stop = new AbortController()
    const first = layoutOf(shop, { kind: 'layered' }, stop.signal)
    stop.abort(new Error('moved on'))
    await expect(first).rejects.toThrow('moved on')
    void layoutOf(shop, { kind: 'force' })
    expect(worker().told.map(({ kind, job }) => `${kind} ${job}`)).toEqual(['ask 1', 'drop 1', 'ask 2'])
    expect(Scripted.made).toHaveLength(1)
  })

  it('passes on why there is no answer', async () => {
    const layoutOf = await load()
    const asked = layoutOf(shop, { kind: 'layered' })
    worker().onmessage?.({ data: { kind: 'failed', job: 1, reason: 'out of memory' } })
    await expect(asked).rejects.toThrow('out of memory')
  })

  it('is ended when idle, and started again', async () => {
    vi.useFakeTimers()
    const layoutOf = await load()
    const asked = layoutOf(shop, { kind: 'layered' })
    worker().onmessage?.({ data: { kind: 'failed', job: 1, reason: 'x' } })
    await expect(asked).rejects.toThrow('x')
    expect(worker().ended).toBe(false)
    vi.advanceTimersByTime(20_000)
    expect(worker().ended).toBe(true)
    void layoutOf(shop, { kind: 'layered' })
    expect(Scripted.made).toHaveLength(2)
  })

  it('does not end while it works', async () => {
    vi.useFakeTimers()
    const layoutOf = await load()
    const first = layoutOf(shop, { kind: 'layered' })
    worker().onmessage?.({ data: { kind: 'failed', job: 1, reason: 'x' } })
    await expect(first).rejects.toThrow('x')
    void layoutOf(shop, { kind: 'layered' })
    vi.advanceTimersByTime(60_000)
    expect(worker().ended).toBe(false)
  })

  it.each([
    ['it is blocked', () => worker().onerror?.({ preventDefault() {} })],
    ['it never starts', () => vi.advanceTimersByTime(5_000)],
  ])('arranges here when %s, and asks no other', async (_, breaks) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const layoutOf = await load()
    const asked = layoutOf(shop, { kind: 'layered' })
    breaks()
    expect(await asked).toEqual(laidOut(shop))
    expect(worker().ended).toBe(true)
    expect(await layoutOf(shop, { kind: 'layered' })).toEqual(laidOut(shop))
    expect(Scripted.made).toHaveLength(1)
  })

  it('arranges here when the policy forbids to make one', async () => {
    vi.stubGlobal('Worker', function () {
      throw new TypeError('This document requires a trusted script URL')
    })
    const layoutOf = await load()
    expect(await layoutOf(shop, { kind: 'layered' })).toEqual(laidOut(shop))
  })
})

describe('trusted scripts', () => {
  it('are those beside ours alone', async () => {
    const rules: { createScriptURL(url: string): string | null }[] = []
    vi.stubGlobal('trustedTypes', { createPolicy: (_: string, rule: (typeof rules)[number]) => rules.push(rule) })
    const { trustOwnScripts } = await import('./trusted')
    trustOwnScripts()
    trustOwnScripts()
    expect(rules).toHaveLength(1)
    const own = new URL('./layout.worker.ts', import.meta.url).href
    expect(rules[0]?.createScriptURL(own)).toBe(own)
    expect(rules[0]?.createScriptURL('https://elsewhere.example/a.js')).toBeNull()
  })
})
