import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { namesMatching } from '@/geometry/flame/hits'
import { tableOf } from '@/geometry/flame/testing/stacks'
import type { SearchOrder, SearchReply } from './flameSearch'

const table = tableOf('m;aa;b 4', 'm;a( 1', 'm;c 5')
const other = tableOf('x;y 1')

/** What a page's Worker does, in hand: tests let it answer. */
class Scripted {
  static made: Scripted[] = []
  onmessage: ((event: { data: SearchReply }) => void) | null = null
  onerror: ((event: { preventDefault(): void }) => void) | null = null
  readonly told: SearchOrder[] = []
  ended = false
  names: readonly string[] = []
  constructor() {
    Scripted.made.push(this)
  }
  postMessage(order: SearchOrder): void {
    this.told.push(order)
    if (order.names) this.names = order.names
  }
  terminate(): void {
    this.ended = true
  }
  say(data: SearchReply): void {
    this.onmessage?.({ data })
  }
  /** Answers what it was told last. */
  find(): void {
    const order = this.told.at(-1)
    if (!order) throw new Error('nothing was asked')
    const found = namesMatching(this.names, new RegExp(order.pattern, 'i'))
    this.say({ kind: 'found', job: order.job, found })
  }
}

const load = async () => (await import('./flameSearch')).searchFrames
const worker = (): Scripted => {
  const last = Scripted.made.at(-1)
  if (!last) throw new Error('no worker was started')
  return last
}

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('Worker', Scripted)
  Scripted.made = []
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('searchFrames', () => {
  it('finds frames by an expression, whatever the case', async () => {
    const searchFrames = await load()
    const asked = searchFrames(table, '^A+$|^C$')
    worker().say({ kind: 'ready' })
    worker().find()
    expect(await asked).toMatchObject({ count: 2, samples: 9, share: 0.9, isPlain: false })
  })

  it('sends the names of a table once', async () => {
    const searchFrames = await load()
    for (const [one, pattern] of [
      [table, 'a'],
      [table, 'b'],
      [other, 'x'],
      [table, 'a'],
    ] as const) {
      const asked = searchFrames(one, pattern)
      worker().find()
      await asked
    }
    expect(worker().told.map(({ names }) => names)).toEqual([table.names, null, other.names, table.names])
    expect(Scripted.made).toHaveLength(1)
  })

  it('asks nobody for no pattern', async () => {
    const searchFrames = await load()
    expect(await searchFrames(table, '')).toMatchObject({ count: 0, samples: 0 })
    expect(Scripted.made).toEqual([])
  })

  it('says why a pattern is none', async () => {
    const searchFrames = await load()
    const faults = await Promise.all(['(', 'a{2,1}', '[b-a]'].map((one) => searchFrames(table, one)))
    expect(faults).toEqual([
      { failure: 'pattern', reason: 'Unterminated group' },
      { failure: 'pattern', reason: 'numbers out of order in {} quantifier' },
      { failure: 'pattern', reason: 'Range out of order in character class' },
    ])
    expect(Scripted.made).toEqual([])
  })

  it('ends an expression that takes too long, counted from when the Worker runs, and goes on with a new one', async () => {
    const searchFrames = await load()
    const asked = searchFrames(table, '(a+)+$')
    const waits = searchFrames(table, 'c')
    const first = worker()
    vi.advanceTimersByTime(4_000)
    first.say({ kind: 'ready' })
    vi.advanceTimersByTime(1_499)
    expect(first.ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await asked).toEqual({ failure: 'slow', reason: '' })
    expect(first.ended).toBe(true)
    expect(worker()).not.toBe(first)
    expect(worker().told).toMatchObject([{ pattern: 'c', names: table.names }])
    worker().say({ kind: 'ready' })
    worker().find()
    expect(await waits).toMatchObject({ samples: 5 })
  })

  it('stops what was aborted, under way or waiting', async () => {
    const searchFrames = await load()
    const stops = [new AbortController(), new AbortController()] as const
    const asked = stops.map(({ signal }) => searchFrames(table, 'a', signal))
    const last = searchFrames(table, 'c')
    stops[1].abort(new Error('waiting'))
    await expect(asked[1]).rejects.toThrow('waiting')
    expect(worker().ended).toBe(false)
    stops[0].abort(new Error('under way'))
    await expect(asked[0]).rejects.toThrow('under way')
    expect(Scripted.made.map(({ ended }) => ended)).toEqual([true, false])
    worker().find()
    expect(await last).toMatchObject({ count: 1 })
    stops[0].abort()
    await expect(searchFrames(table, 'a', AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    expect(Scripted.made).toHaveLength(2)
  })

  it('hears no answer to what was asked before', async () => {
    const searchFrames = await load()
    const stop = new AbortController()
    const first = searchFrames(table, 'a', stop.signal)
    const late = worker()
    stop.abort(new Error('moved on'))
    await expect(first).rejects.toThrow('moved on')
    const asked = searchFrames(table, 'c')
    late.find()
    worker().find()
    expect(await asked).toMatchObject({ samples: 5 })
  })

  it('answers two that search at the same time, one after the other, and neither as plain text', async () => {
    const searchFrames = await load()
    const asked = [searchFrames(table, '^a+$'), searchFrames(other, '^Y$')]
    worker().say({ kind: 'ready' })
    worker().find()
    worker().find()
    expect(await Promise.all(asked)).toMatchObject([
      { count: 1, isPlain: false },
      { count: 1, isPlain: false },
    ])
    expect(Scripted.made).toHaveLength(1)
    expect(worker().told.map(({ names }) => names)).toEqual([table.names, other.names])
  })

  it('goes on for one while the other types: what an ended Worker still says is nobody’s', async () => {
    const searchFrames = await load()
    const stop = new AbortController()
    const typed = searchFrames(table, 'a', stop.signal)
    const asked = searchFrames(other, '^Y$')
    const former = worker()
    stop.abort(new Error('typed on'))
    await expect(typed).rejects.toThrow('typed on')
    const again = searchFrames(table, '^C$')
    former.onerror?.({ preventDefault() {} })
    former.say({ kind: 'ready' })
    vi.advanceTimersByTime(4_000)
    worker().say({ kind: 'ready' })
    worker().find()
    worker().find()
    expect(await asked).toMatchObject({ count: 1, isPlain: false })
    expect(await again).toMatchObject({ count: 1, isPlain: false })
  })

  it('hears what was said in time while the page was too busy to listen', async () => {
    const searchFrames = await load()
    const asked = searchFrames(table, '^a+$')
    // The page comes to itself: the timer that ran out is first, then the Worker's words.
    vi.advanceTimersToNextTimer()
    worker().say({ kind: 'ready' })
    vi.advanceTimersToNextTimer()
    worker().find()
    expect(await asked).toMatchObject({ count: 1, isPlain: false })
  })

  it('passes on what the engine cannot do', async () => {
    const searchFrames = await load()
    const asked = searchFrames(table, 'a')
    worker().say({ kind: 'failed', job: worker().told[0]?.job ?? 0, reason: 'too much recursion' })
    expect(await asked).toEqual({ failure: 'broken', reason: 'too much recursion' })
  })

  it('ends an idle Worker and starts another one', async () => {
    const searchFrames = await load()
    const asked = searchFrames(table, 'a')
    worker().find()
    await asked
    vi.advanceTimersByTime(20_000)
    expect(worker().ended).toBe(true)
    void searchFrames(table, 'a')
    expect(Scripted.made).toHaveLength(2)
    expect(worker().told).toMatchObject([{ names: table.names }])
  })

  it.each([
    ['is blocked', () => worker().onerror?.({ preventDefault() {} })],
    ['never starts', () => vi.advanceTimersByTime(5_000)],
  ])('looks for plain text where the Worker %s, and asks no other', async (_, breaks) => {
    const searchFrames = await load()
    const asked = searchFrames(table, 'A')
    breaks()
    expect(await asked).toMatchObject({ count: 2, isPlain: true })
    expect(await searchFrames(table, 'A(')).toMatchObject({ count: 1, samples: 1, isPlain: true })
    expect(Scripted.made).toHaveLength(1)
  })

  it.each([
    ['there are no Workers', undefined],
    [
      'none may be made',
      function () {
        throw new TypeError('This document requires a trusted script URL')
      },
    ],
  ])('looks for plain text where %s', async (_, made) => {
    vi.stubGlobal('Worker', made)
    const searchFrames = await load()
    expect(await searchFrames(table, 'a')).toMatchObject({ count: 2, isPlain: true })
    expect(await searchFrames(table, '(')).toMatchObject({ count: 1, isPlain: true })
  })
})
