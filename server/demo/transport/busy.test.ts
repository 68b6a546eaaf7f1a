import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { ask, send } from '../testing/ask'

describe('a demo with one place and slow queries', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, pool: 1, latency: 60, data: ':memory:' })
  })
  afterAll(() => demo.close())

  it('lets queries wait for one another, and version pass them', async () => {
    const order: string[] = []
    const note = (name: string) => () => void order.push(name)
    await Promise.all([
      ask(demo.ports.query, '{ listLayers }').then(note('first')),
      ask(demo.ports.query, '{ listLayers }').then(note('second')),
      ask(demo.ports.query, '{ version getTimeInfo { timezone } }').then(note('version')),
    ])
    expect(order.indexOf('second')).toBe(2)
    expect(order.toSorted()).toEqual(['first', 'second', 'version'])
  })

  it('lets a query in a fragment wait too', async () => {
    const order: string[] = []
    await Promise.all([
      ask(demo.ports.query, '{ listLayers }').then(() => order.push('first')),
      ask(demo.ports.query, '{ ...F } fragment F on Query { listLayers }').then(() => order.push('fragment')),
      ask(demo.ports.query, '{ version }').then(() => order.push('version')),
    ])
    expect(order.at(-1)).toBe('fragment')
  })

  it('lets go of a client that has left', async () => {
    const gone = new AbortController()
    const waiting = send(demo.ports.query, { body: '{"query":"{ listLayers }"}' }, gone.signal)
    gone.abort()
    await expect(waiting).rejects.toThrow('the client has gone')
    expect((await ask(demo.ports.query, '{ listLayers }')).status).toBe(200)
  })
})

describe('a demo whose queries hang', () => {
  it('answers 503 as text after 10 s', async () => {
    const demo = await createDemo({ ...DEFAULTS, pool: 1, latency: 2_000, data: ':memory:' })
    // A document that is known is at work at once: no turn of the real event loop comes before the fake clock's.
    await send(demo.ports.query, { body: '{"query":"{ listLayers }","operationName":"refused"}' })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const heard = ask(demo.ports.query, '{ listLayers }')
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await heard).toMatchObject({
        status: 503,
        type: 'text/plain; charset=utf-8',
        text: 'Status: 503\nDescription: Service Unavailable\n',
      })
    } finally {
      vi.useRealTimers()
      await demo.close()
    }
  })
})
