import { beforeEach, expect, it, vi } from 'vitest'
import { AnswerCache } from './cache'
import { makeConnection } from './connection'
import type { QuestionKey } from './question'
import { Scripted } from './testing/scripted'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 50) })
  return () => void vi.useRealTimers()
})

const key = (name: string | number) => String(name) as QuestionKey
const answered = () => ({ result: { kind: 'nothing' as const }, receivedAt: Date.now() })

it('answers are bounded in number and in age', () => {
  const cache = new AnswerCache()
  for (let index = 0; index < 1_000; index++) cache.keep(key(index), answered())
  const kept = Array.from({ length: 1_000 }, (_, index) => index).filter((index) => cache.read(key(index)) !== null)
  expect(kept).toHaveLength(240)
  expect(kept[0]).toBe(760)
  vi.advanceTimersByTime(16 * 60_000)
  cache.keep(key('late'), answered())
  vi.setSystemTime(Date.UTC(2026, 10, 24, 6, 50))
  expect(kept.some((index) => cache.read(key(index)) !== null)).toBe(false)
})

it('lists are bounded in number and in age', () => {
  const { fetcher, server } = makeConnection(new Scripted().transport, (path) => `http://oap.test/${path}`)
  const keep = (name: string | number): void => fetcher.keep({ key: String(name) }, [name])
  for (let index = 0; index < 300; index++) keep(index)
  const kept = Array.from({ length: 300 }, (_, index) => String(index)).filter((name) => fetcher.last({ key: name }))
  expect(kept).toHaveLength(100)
  expect(kept[0]).toBe('200')
  vi.advanceTimersByTime(16 * 60_000)
  keep('late')
  expect(kept.some((name) => fetcher.last({ key: name }))).toBe(false)
  expect(fetcher.last({ key: 'late' })?.value).toEqual(['late'])
  server.stop()
})

it('an answer is not fresh for an hour because the machine’s clock was set back', () => {
  const cache = new AnswerCache()
  cache.keep(key('a'), answered())
  expect(cache.isFresh(key('a'))).toBe(true)
  vi.setSystemTime(Date.now() - 3_600_000)
  expect(cache.isFresh(key('a'))).toBe(false)
  expect(cache.read(key('a'))).toBeNull()
})
