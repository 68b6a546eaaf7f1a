import { beforeEach, describe, expect, it, vi } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import { makeConnection } from '../connection'
import { saveTemplate } from '../saveTemplate'
import { templateStore } from '../templates'
import { Keeps } from '../testing/keeps'
import type { Keeper } from './keeper'
import { TemplateShelf } from './shelf'
import { readShelved, type Shelved } from './shelved'

const text = (name: string, more: object = {}): string =>
  JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children: [], ...more })

/** What a browser would keep, in hand. */
class Memory implements Keeper {
  kept: Shelved | null = null
  reads = 0
  answer: () => Promise<void> = () => Promise.resolve()
  read = async (): Promise<Shelved | null> => {
    this.reads += 1
    await this.answer()
    return readShelved(structuredClone(this.kept))
  }
  keep = async (_: string, shelved: Shelved): Promise<void> => void (this.kept = structuredClone(shelved))
  clear = async (): Promise<void> => void (this.kept = null)
}

let oap: Keeps
let memory: Memory
let listed: number

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.stubGlobal('requestIdleCallback', undefined)
  oap = new Keeps()
  oap.rows.set('a', text('A'))
  oap.rows.set('b', text('B'))
  memory = new Memory()
  listed = 0
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

function tab() {
  const connection = makeConnection(
    (call) => {
      if (call.body?.includes('getAllTemplates')) listed += 1
      return oap.transport(call)
    },
    (path) => `http://oap.test/${path}`,
  )
  return { connection, shelf: new TemplateShelf(connection, 'oap.test/', memory) }
}
const passes = async (ms: number): Promise<void> => {
  await flushPromises()
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}
const names = ({ shelf }: ReturnType<typeof tab>) => shelf.index.value?.rows.map(({ name }) => name)

/** Somebody was here before. */
async function visited(): Promise<void> {
  const earlier = tab()
  earlier.shelf.open()
  await passes(4_000)
  earlier.connection.server.stop()
  listed = 0
}

describe('the index of a server’s dashboards', () => {
  it('comes from the server at the first visit and is kept with hashes when the page stands', async () => {
    const first = tab()
    first.shelf.open()
    await passes(0)
    expect(names(first)).toEqual(['A', 'B'])
    expect(memory.kept).toBeNull()
    await passes(3_000)
    expect(memory.kept?.index.rows.map(({ id, hash }) => [id, hash?.length])).toEqual([
      ['a', 64],
      ['b', 64],
    ])
  })

  it('comes from the browser at the next one, and the server is asked when the page stands', async () => {
    await visited()
    const next = tab()
    next.shelf.open()
    await passes(0)
    expect([names(next), listed]).toEqual([['A', 'B'], 0])
    const before = next.shelf.index.value
    await passes(3_000)
    expect(listed).toBe(1)
    expect(next.shelf.index.value).toBe(before)
  })

  it('takes a changed list over and leaves the rows alone that did not change', async () => {
    await visited()
    oap.rows.set('b', text('B', { isDefault: true }))
    oap.rows.set('c', text('C'))
    const next = tab()
    next.shelf.open()
    await passes(0)
    const before = next.shelf.index.value?.rows
    await passes(3_000)
    const after = next.shelf.index.value?.rows
    expect(after?.map(({ name, isDefault }) => `${name} ${isDefault}`)).toEqual(['A false', 'B true', 'C false'])
    expect(after?.[0]).toBe(before?.[0])
    expect(after?.[1]).not.toBe(before?.[1])
  })

  it('is asked for once a minute at most, and only where a page is opened', async () => {
    const only = tab()
    only.shelf.open()
    await passes(0)
    only.shelf.open()
    await passes(59_000)
    expect(listed).toBe(1)
    await passes(120_000)
    expect(listed).toBe(1)
    only.shelf.open()
    await passes(3_000)
    expect(listed).toBe(2)
  })

  it('is not asked for any more when the page was left', async () => {
    await visited()
    const next = tab()
    const leave = next.shelf.open()
    await passes(0)
    leave()
    await passes(60_000)
    expect(listed).toBe(0)
  })

  it('stays when the server cannot be asked, and says why where there is none', async () => {
    await visited()
    const down = (connection: ReturnType<typeof tab>) =>
      vi.spyOn(connection.connection.client, 'run').mockRejectedValue(new Error('down'))
    const next = tab()
    down(next)
    next.shelf.open()
    await passes(4_000)
    expect([names(next), next.shelf.failure.value]).toEqual([['A', 'B'], null])
    memory.kept = null
    const bare = tab()
    down(bare)
    bare.shelf.open()
    await passes(0)
    expect([names(bare), bare.shelf.failure.value?.message]).toEqual([undefined, 'down'])
  })

  it('knows at once what was written here', async () => {
    const only = tab()
    const leave = only.shelf.open()
    await passes(0)
    const save = (name: string) =>
      saveTemplate(
        templateStore(only.connection),
        { id: null, configuration: text(name), base: null },
        new AbortController().signal,
      )
    await save('C')
    await passes(0)
    expect(names(only)).toEqual(['A', 'B', 'C'])
    leave()
    await save('D')
    only.shelf.open()
    expect(names(only)).toBeUndefined()
    await passes(0)
    expect(names(only)).toEqual(['A', 'B', 'C', 'D'])
  })
})

describe('an outage of the server', () => {
  it('may end with other rows: they are asked for when the page is idle', async () => {
    const only = tab()
    only.shelf.open()
    await passes(4_000)
    only.connection.server.failed({ kind: 'failure', cause: 'network', message: 'gone' }, false)
    oap.rows.delete('b')
    only.connection.server.answered()
    expect(names(only)).toEqual(['A', 'B'])
    await passes(4_000)
    expect([names(only), listed]).toEqual([['A'], 2])
    only.connection.server.stop()
  })
})

describe('what a browser gives back', () => {
  const index = { rows: [], damaged: [], foreign: [], deleted: [] }
  const row = { id: 'a', configuration: '{}', name: 'A', layer: 'L', entity: 'All', isRoot: true, isDefault: false }
  it('is believed when all of it has the right shape', () => {
    const good = { v: 1, at: 5, shared: false, index: { ...index, rows: [{ ...row, hash: null }] } }
    expect(readShelved(good)).toEqual(good)
  })
  it.each([
    undefined,
    null,
    [],
    'x',
    { v: 2, at: 5, shared: false, index },
    { v: 1, at: 'x', shared: false, index },
    { v: 1, at: 5, shared: false, index: { ...index, rows: [row] } },
    { v: 1, at: 5, shared: false, index: { ...index, rows: [{ ...row, hash: null, entity: 'Galaxy' }] } },
    { v: 1, at: 5, shared: false, index: { ...index, rows: {} } },
    { v: 1, at: 5, shared: false, index: { ...index, damaged: [{ id: 'x' }] } },
    { v: 1, at: 5, shared: false, index: { ...index, deleted: [{ id: 'x' }] } },
    { v: 1, at: 5, shared: false, index: { ...index, foreign: [1] } },
  ])('is nothing where it is damaged: %j', (value) => {
    expect(readShelved(value)).toBeNull()
  })
})
