import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesOf } from '@/geometry/flame/frames'
import { fitting, fullName, restOfName, shortName } from './label'

const width = (text: string): number => 6 * [...text].length

describe('shortName', () => {
  it.each([
    ['com.zaxxer.hikari.pool.HikariPool.getConnection', 'HikariPool.getConnection'],
    ['java.lang.Thread.run:748', 'Thread.run:748'],
    ['Lcom/plover/catalog/EventMapper;::toDto', 'EventMapper;::toDto'],
    ['java/util/concurrent/ThreadPoolExecutor.runWorker', 'ThreadPoolExecutor.runWorker'],
    ['Envoy::Event::DispatcherImpl::run', 'DispatcherImpl::run'],
    ['github.com/acme/seatmap/hold.(*Writer).flush', 'hold.(*Writer).flush'],
    ['main.(*holdWriter).flush', 'main.(*holdWriter).flush'],
    ['app.fees.recompute', 'app.fees.recompute'],
    ['futex_wait_queue', 'futex_wait_queue'],
    ['plover::checkout: POST:/orders/v1.2', 'plover::checkout: POST:/orders/v1.2'],
    ['a\u0000b\r\nc\u202ed', 'a b c d'],
    ['  ', ''],
  ])('%j is %j', (name, short) => expect(shortName(name)).toBe(short))

  it('has no sign that steers the line it stands in, and an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const short = shortName(name)
        expect(short).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(short.length).toBeLessThanOrEqual(300)
      }),
    )
  })
})

describe('fullName', () => {
  const named = (name: string) => framesOf([[{ id: 1, parentId: -1, name, total: 1, self: 1 }]], 'samples')
  it('is cut where it is very long, and says how much there is', () => {
    expect(fullName(named('x'.repeat(2000)), 0)).toHaveLength(300)
    expect(restOfName(named('x'.repeat(2000)), 0)).toBe('and 1,700 more signs')
    expect(restOfName(named('x'.repeat(300)), 0)).toBe('')
  })
  it('has a word for a name of nothing, and for the root that we made', () => {
    const two = framesOf(
      [['', 'b'].map((name, id) => ({ id: id + 1, parentId: -1, name, total: 1, self: 1 }))],
      'samples',
    )
    expect([0, 1, 2, 3].map((frame) => fullName(two, frame)).sort()).toEqual(['', '(no name)', 'all', 'b'])
  })
})

describe('fitting', () => {
  it('never is wider than its room, and keeps as much as fits', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.integer({ min: 0, max: 500 }), (text, room) => {
        const fit = fitting(text, room, width)
        if (fit !== '') expect(width(fit)).toBeLessThanOrEqual(room)
        if (width(text) <= room) expect(fit).toBe(text)
        if (room >= 12) expect(fit === '' && text.trim() !== '').toBe(false)
      }),
    )
  })
})
