import { describe, expect, it } from 'vitest'
import { find, readWish, step } from './find'
import { traceOf } from './model'
import { span } from './testing/spans'

const tag = (key: string, value: string) => ({ key, value })
const trace = traceOf([
  span({ endTime: 1000, endpointName: 'POST:/orders', serviceCode: 'checkout' }),
  span({ spanId: 1, parentSpanId: 0, endTime: 60, tags: [tag('http.status_code', '500')], isError: true }),
  span({ spanId: 2, parentSpanId: 0, startTime: 70, endTime: 74, tags: [tag('db.statement', 'UPDATE orders')] }),
  span({
    spanId: 3,
    parentSpanId: 0,
    startTime: 80,
    endTime: 380,
    logs: [{ data: [tag('stack', 'at shop.Place (a+b)')] }],
  }),
])
const hits = (wish: string): readonly number[] | undefined => find(trace, readWish(wish))?.at

describe('readWish', () => {
  it('reads words, tags, limits and quotes', () => {
    expect(readWish('orders http.status_code=500 error > 50 ms <2s <5%')).toEqual([
      { by: 'longer', ms: 50 },
      { by: 'shorter', ms: 2000 },
      { by: 'less', percent: 5 },
      { by: 'text', text: 'orders' },
      { by: 'tag', key: 'http.status_code', value: '500' },
      { by: 'error' },
    ])
    expect(readWish('"error" db.statement="UPDATE orders" a<b')).toEqual([
      { by: 'text', text: 'error' },
      { by: 'tag', key: 'db.statement', value: 'UPDATE orders' },
      { by: 'text', text: 'a<b' },
    ])
    expect(readWish('  ')).toEqual([])
  })
})

describe('find', () => {
  it.each([
    ['ORDERS', [0, 2]],
    ['checkout', [0]],
    ['(a+b)', [3]],
    ['http.status_code=5', [1]],
    ['status_code=500', []],
    ['error', [1]],
    ['> 50 ms', [0, 1, 3]],
    ['> 50 ms < 10 %', [1]],
    ['>20%', [0, 3]],
    ['orders <1s', [2]],
  ])('finds by %s', (wish, expected) => {
    expect(hits(wish)).toEqual(expected)
  })

  it('looks for nothing when nothing is asked', () => {
    expect(hits('')).toBeUndefined()
  })

  it('steps through the hits and around the end', () => {
    const matches = find(trace, readWish('> 50 ms'))
    if (!matches) throw new Error('found nothing')
    expect([step(matches, 1, 1), step(matches, 3, 1), step(matches, 1, -1), step(matches, 0, -1)]).toEqual([3, 0, 0, 3])
    expect(step({ mask: new Uint8Array(), at: [] }, 0, 1)).toBeNull()
  })
})
