import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore } from './memory'
import { dataFolder, openStore } from './open'
import { seedBuiltIn, seedFolder, templatesOf } from './seed'
import type { Store } from './store'

let folder: string
const opened: Store[] = []
const open = async (file: string): Promise<{ store: Store; note: string | null }> => {
  const found = await openStore(file, '10')
  opened.push(found.store)
  return found
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aerie-store-'))
})
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = (id: string, configuration = '{}') => ({ id, configuration, disabled: false })

describe.each([
  ['memory', async () => createMemoryStore()],
  ['sqlite', async () => (await open(join(folder, 'kept.db'))).store],
])('%s store', (_, make) => {
  it('keeps templates in the order they came', async () => {
    const store = await make()
    expect(store.add(row('b'))).toBe(true)
    expect(store.add(row('a', 'no json'))).toBe(true)
    expect(store.add(row('b', 'again'))).toBe(false)
    expect(store.all()).toEqual([row('b'), row('a', 'no json')])
    expect(store.get('c')).toBeNull()
  })

  it('disables, and a change enables again', async () => {
    const store = await make()
    store.add(row('a'))
    expect(store.disable('a')).toBe(true)
    expect(store.get('a')).toEqual({ ...row('a'), disabled: true })
    expect(store.change('a', 'new')).toBe(true)
    expect(store.get('a')).toEqual(row('a', 'new'))
    expect(store.change('none', 'new')).toBe(false)
    expect(store.disable('none')).toBe(false)
    expect(store.all()).toHaveLength(1)
  })

  it('keeps tasks of each kind in the order they came, apart from templates', async () => {
    const store = await make()
    const task = (id: string, kind: 'trace' | 'async') => ({ id, kind, content: `{"of":"${id}"}` })
    expect(store.tasks.add(task('b', 'trace'))).toBe(true)
    expect(store.tasks.add(task('a', 'trace'))).toBe(true)
    expect(store.tasks.add(task('c', 'async'))).toBe(true)
    expect(store.tasks.add(task('b', 'async'))).toBe(false)
    expect(store.tasks.list('trace')).toEqual([task('b', 'trace'), task('a', 'trace')])
    expect(store.tasks.list('async')).toEqual([task('c', 'async')])
    expect(store.all()).toEqual([])
  })
})

describe('openStore', () => {
  it('finds again what an earlier run stored', async () => {
    const file = join(folder, 'deep', 'kept.db')
    const first = await openStore(file, '10')
    expect(first.note).toBeNull()
    first.store.add(row('a', '"ü 🛒"'))
    first.store.close()
    const second = await open(file)
    expect(second.store.all()).toEqual([row('a', '"ü 🛒"')])
    expect(second.store.place).toBe(file)
  })

  it('adds the table of tasks to a file of an earlier release and leaves its templates alone', async () => {
    const file = join(folder, 'earlier.db')
    const { default: Database } = await import('libsql')
    const earlier = new Database(file)
    earlier.exec(`CREATE TABLE template (
       position INTEGER PRIMARY KEY,
       id TEXT NOT NULL UNIQUE,
       configuration TEXT NOT NULL,
       disabled INTEGER NOT NULL DEFAULT 0
     ); INSERT INTO template (id, configuration, disabled) VALUES ('a', '{"mine":1}', 1); PRAGMA user_version = 1`)
    earlier.close()
    const { store, note } = await open(file)
    expect(note).toBeNull()
    expect(store.all()).toEqual([{ ...row('a', '{"mine":1}'), disabled: true }])
    store.tasks.add({ id: 't', kind: 'async', content: '{}' })
    const again = await open(file)
    expect(again.store.tasks.list('async')).toEqual([{ id: 't', kind: 'async', content: '{}' }])
    expect(again.store.all()).toHaveLength(1)
  })

  it('says why templates are in memory when the file is no database', async () => {
    const file = join(folder, 'text.db')
    writeFileSync(file, 'this is no database, and it is long enough to be looked at as one'.repeat(20))
    const { store, note } = await open(file)
    expect(store.place).toBe('memory')
    expect(note).toContain(`templates are kept in memory: ${file} cannot be used`)
  })

  it('says so when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { store, note } = await open(join(folder, 'file', 'kept.db'))
    expect(store.place).toBe('memory')
    expect(note).toContain('templates are kept in memory')
  })

  it('leaves a file of a newer release alone', async () => {
    const file = join(folder, 'newer.db')
    const { default: Database } = await import('libsql')
    const newer = new Database(file)
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    expect((await open(file)).note).toContain('it was written by a newer release')
  })

  it('knows the data folder of each system', () => {
    expect(dataFolder({ XDG_DATA_HOME: '/x' })).toBe(join('/x', 'aerie'))
    expect(dataFolder({ LOCALAPPDATA: '/l' })).toBe(join('/l', 'aerie'))
    expect(dataFolder({})).toMatch(/\.local[\\/]share[\\/]aerie$/)
  })
})

describe('seeds', () => {
  it('adds our dashboards once and leaves changes alone', async () => {
    const store = createMemoryStore()
    await seedBuiltIn(store)
    const [first] = store.all()
    expect(first?.id).toMatch(/^aerie\.[A-Z0-9_]+\.\w+\..+/)
    expect(JSON.parse(first?.configuration ?? '')).toHaveProperty('children')
    const count = store.all().length
    store.change(first?.id ?? '', 'mine')
    await seedBuiltIn(store)
    expect(store.all()).toHaveLength(count)
    expect(store.get(first?.id ?? '')?.configuration).toBe('mine')
  })

  it('reads a folder of configurations, exports and texts that are no JSON', async () => {
    mkdirSync(join(folder, 'inner'))
    writeFileSync(join(folder, 'one.json'), '{"name":"One"}')
    writeFileSync(join(folder, 'inner', 'export.json'), '[{"id":"two","configuration":{"name":"Two"}}]')
    writeFileSync(join(folder, 'broken.json'), '{not json')
    writeFileSync(join(folder, 'read.me'), 'no template')
    const store = createMemoryStore()
    expect(await seedFolder(store, folder)).toBe(3)
    expect(store.all()).toEqual([
      row('broken', '{not json'),
      row('two', '{"name":"Two"}'),
      row('one', '{"name":"One"}'),
    ])
  })

  it('names entries that have no id of their own after the file', () => {
    expect(templatesOf('file', '[{"name":"A"},{"configuration":"text"}]')).toEqual([
      { id: 'file', configuration: '{"name":"A"}' },
      { id: 'file-1', configuration: 'text' },
    ])
  })

  it('refuses a folder that is not there', async () => {
    await expect(seedFolder(createMemoryStore(), join(folder, 'none'))).rejects.toThrow('ENOENT')
  })
})
