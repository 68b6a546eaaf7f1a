import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogLine } from '@/protocol/log/line'
import { firstRequests, NO_PAGES, withPage, type Pages } from './pages'

const line = (time: number, content = `line ${time}`): LogLine => ({
  ...{ service: 's', serviceId: 's.1', instance: 'i', instanceId: 's.1_i', endpoint: null, endpointId: null },
  ...{ traceId: null, time, contentType: 'TEXT', content, tags: [] },
})
/** What a storage answers: lines newest first. */
const served = (all: readonly LogLine[], pageNum: number, pageSize: number): readonly LogLine[] =>
  all.slice((pageNum - 1) * pageSize, pageNum * pageSize)

const size = fc.constantFrom(50, 200, 1_000)

describe('pages', () => {
  it('reach every one of 1 000 lines exactly once, in order, however alike they are', () => {
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (size, kinds, opened, live) => {
          // Lines of one millisecond with one text are as many lines.
          const all = Array.from({ length: 1_000 }, (_, at) => line(Math.floor((1_000 - at) / kinds), `${at % kinds}`))
          const isClosed = kinds < 1_000 ? false : live
          const { requests, pages } = firstRequests(opened, size)
          let loaded: Pages = NO_PAGES
          for (let at = 1; at <= requests && loaded.more; at += 1)
            loaded = withPage(loaded, served(all, at, pages * size), { size, pages, live: isClosed })
          while (loaded.more) loaded = withPage(loaded, served(all, loaded.count + 1, size), { size, live: isClosed })
          expect(loaded.lines.length).toBe(1_000)
          expect(loaded.lines.every((one, at) => one === all[at])).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('reach every line once while others arrive at the head', () => {
    fc.assert(
      fc.property(
        size,
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 25, maxLength: 25 }),
        (size, arriving) => {
          let all = Array.from({ length: 1_000 }, (_, at) => line(10_000 - at))
          const first = all
          let loaded: Pages = NO_PAGES
          for (let at = 0; loaded.more && at < 25; at += 1) {
            loaded = withPage(loaded, served(all, loaded.count + 1, size), { size, live: true })
            const count = arriving[at] ?? 0
            const next = Array.from({ length: count }, (_, index) => line(20_000 + at * 100 + count - index))
            all = [...next, ...all]
          }
          const known = loaded.lines.filter((one) => (one.time ?? 0) <= 10_000)
          expect(new Set(known).size).toBe(known.length)
          expect(known).toEqual(first.slice(0, known.length))
          expect(loaded.more || known.length === 1_000).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('end with one that is not full, and with none where the last was full', () => {
    const all = Array.from({ length: 100 }, (_, at) => line(100 - at))
    const half = withPage(NO_PAGES, served(all, 1, 50), { size: 50, live: false })
    expect(half).toMatchObject({ count: 1, more: true })
    const whole = withPage(half, served(all, 2, 50), { size: 50, live: false })
    expect(whole.more).toBe(true)
    expect(withPage(whole, served(all, 3, 50), { size: 50, live: false })).toMatchObject({ count: 3, more: false })
    expect(withPage(NO_PAGES, [], { size: 50, live: false })).toEqual({ lines: [], count: 1, more: false })
  })

  it.each([
    [1, 200, { requests: 1, pages: 1 }],
    [5, 200, { requests: 1, pages: 5 }],
    [7, 200, { requests: 2, pages: 5 }],
    [3, 1_000, { requests: 3, pages: 1 }],
    [9_999, 50, { requests: 10, pages: 20 }],
  ] as const)('shown again, %i of %i, take few requests', (count, size, expected) => {
    expect(firstRequests(count, size)).toEqual(expected)
  })
})
