import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '@/mqe/result'
import { millis } from '@/time/instant'
import { makeConnection, type Connection } from './connection'
import type { Listener } from './execute'
import { keyOf } from './plan'
import type { Answered, Question, QuestionKey } from './question'
import { Scripted, type Heard } from './testing/scripted'

const window = { start: millis(0), end: millis(1_800_000), step: 'MINUTE' as const, offset: 330 }
const question = (expression: string): Question => ({
  expression,
  entity: { serviceName: 'payment', normal: true },
  window,
})

class Ear implements Listener {
  readonly found = new Map<QuestionKey, Answered>()
  calls = 0

  answered(found: ReadonlyMap<QuestionKey, Answered>): void {
    this.calls += 1
    for (const [key, answered] of found) this.found.set(key, answered)
  }

  of(expression: string): Result | undefined {
    return this.found.get(keyOf(question(expression)))?.result
  }
}

let oap: Scripted
let page: Connection
let ear: Ear

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 50) })
  oap = new Scripted()
  page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  ear = new Ear()
  return () => {
    page.server.stop()
    vi.useRealTimers()
  }
})

const passes = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const last = (): Heard => oap.heard.at(-1) ?? expect.fail('nothing was asked')

describe('an answer that says when to ask again', () => {
  const busy = (retryAfter?: number) => ({
    status: 429,
    type: 'text/plain',
    text: 'slow down',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  })

  it('is waited for once, without a word, when that is soon', async () => {
    page.executor.want([question('a')], ear)
    await passes()
    last().reply(busy(5_000))
    await passes(4_900)
    expect(ear.calls).toBe(0)
    expect(page.server.reach.value.state).toBe('up')
    expect(oap.heard).toHaveLength(1)
    await passes(200)
    expect(oap.heard).toHaveLength(2)
    last().reply(busy(5_000))
    await passes()
    expect(ear.of('a')).toMatchObject({ cause: 'overloaded', status: 429 })
  })

  it('is told with its time when that is far off, and nobody asks before', async () => {
    page.executor.want([question('a')], ear)
    await passes()
    last().reply(busy(3_600_000))
    await passes()
    expect(ear.of('a')).toMatchObject({ cause: 'overloaded', retryAt: Date.now() + 3_600_000 })
    await passes(3_590_000)
    expect(oap.heard).toHaveLength(1)
    expect(page.server.reach.value).toMatchObject({ state: 'down' })
    await passes(20_000)
    expect(oap.heard).toHaveLength(2)
  })

  it('closes the server for other questions too, until somebody looks', async () => {
    page.executor.want([question('a')], ear)
    await passes()
    last().reply(busy(3_600_000))
    await passes()
    page.executor.want(
      Array.from({ length: 70 }, (_, index) => question(`m${index}`)),
      ear,
    )
    await passes()
    expect(oap.heard).toHaveLength(1)
    expect(ear.of('m69')).toMatchObject({ cause: 'overloaded', status: 429 })
    // A machine whose clock is set opens nothing.
    vi.setSystemTime(Date.now() + 7_200_000)
    page.executor.want([question('later')], ear)
    await passes()
    expect(oap.heard).toHaveLength(1)
    void page.server.tryNow()
    await passes()
    last().json({ data: { listLayers: [] } })
    await passes()
    page.executor.want([question('later')], ear)
    await passes()
    expect(last().expressions).toEqual(['later'])
  })
})
