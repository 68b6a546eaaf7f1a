import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Order, Reply } from './host'
import { worked, type TemplateAnswer, type TemplateQuestion } from './templates'

const row = (id: string, more: object = {}) => ({
  id,
  configuration: JSON.stringify({ name: id, layer: 'GENERAL', entity: 'Service', children: [], ...more }),
})
const small = [row('a'), { id: 'b', configuration: '{' }]
const large = [...small, row('c', { padding: 'x'.repeat(500_000) })]

/** A Worker that does its work at once. */
class Working {
  static made = 0
  onmessage: ((event: { data: Reply<TemplateAnswer> }) => void) | null = null
  constructor() {
    Working.made += 1
  }
  postMessage(order: Order<TemplateQuestion>): void {
    if (order.kind !== 'ask') return
    const work = worked(order.question)
    let step = work.next()
    while (!step.done) step = work.next()
    const { job } = order
    const answer = step.value
    queueMicrotask(() => this.onmessage?.({ data: { kind: 'done', job, answer } }))
  }
  terminate(): void {}
}

const load = async () => {
  vi.resetModules()
  Working.made = 0
  return import('./templates')
}
afterEach(() => vi.unstubAllGlobals())

describe.each([
  ['with a Worker', Working, 1],
  ['without one', undefined, 0],
] as const)('rows of a server, %s', (_, worker, made) => {
  it('are indexed and hashed', async () => {
    vi.stubGlobal('Worker', worker)
    const { indexOf, hashesOf } = await load()
    const index = await indexOf(large, false)
    expect(index.rows.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(index.damaged.map(({ id }) => id)).toEqual(['b'])
    const hashes = await hashesOf(large)
    expect(hashes.map((hash) => hash.length)).toEqual([64, 0, 64])
    expect(Working.made).toBe(made)
  })

  it('are read here where they are few', async () => {
    vi.stubGlobal('Worker', worker)
    const { indexOf } = await load()
    expect((await indexOf(small, false)).rows.map(({ id }) => id)).toEqual(['a'])
    expect(Working.made).toBe(0)
  })
})
