import { describe, expect, it } from 'vitest'
import { markedDeleted } from '@/template/marking'
import { makeConnection } from './connection'
import { AskError } from './failure'
import { deleteTemplate, restoreTemplate, saveTemplate } from './saveTemplate'
import { templateStore } from './templates'
import { Keeps, lost, type Habits } from './testing/keeps'

const signal = new AbortController().signal
const text = (name: string): string => JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children: [] })
const [first, mine, theirs] = [text('first'), text('mine'), text('theirs')]

function open(habits: Partial<Habits> = {}, rows: Readonly<Record<string, string>> = {}) {
  const oap = new Keeps(habits)
  for (const [id, configuration] of Object.entries(rows)) oap.rows.set(id, configuration)
  const connection = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  const store = templateStore(connection)
  const save = (id: string | null, configuration: string, base: string | null) =>
    saveTemplate(store, { id, configuration, base }, signal)
  return { oap, store, save }
}

describe.each<Habits>([
  { version: '10', storage: 'jdbc', writes: true },
  { version: '10', storage: 'elasticsearch', writes: true },
  { version: '11', storage: 'jdbc', writes: true },
  { version: '11', storage: 'elasticsearch', writes: true },
])('OAP $version on $storage', (habits) => {
  const id = 'aerie.GENERAL.Service.first'

  it('keeps what is saved, and has read it back', async () => {
    const { oap, save } = open(habits, { [id]: first })
    expect(await save(id, mine, first)).toEqual({ kind: 'saved', id, configuration: mine })
    expect(oap.rows.get(id)).toBe(mine)
  })

  it('adds a row and tells its id', async () => {
    const { oap, save } = open(habits)
    const saved = await save(null, mine, null)
    expect(saved).toEqual({ kind: 'saved', id: [...oap.rows.keys()][0], configuration: mine })
    expect(saved).toMatchObject({ id: habits.version === '11' ? 'aerie.GENERAL.Service.mine' : 'made-up-1' })
  })

  it('overwrites nothing that somebody else has changed or removed', async () => {
    const { oap, save } = open(habits, { [id]: theirs })
    expect(await save(id, mine, first)).toEqual({ kind: 'changed', id, theirs })
    expect(await save('aerie.other', mine, first)).toEqual({ kind: 'gone' })
    expect(oap.wrote).toEqual([])
  })

  it('has nothing to do where the same text is there already', async () => {
    const { oap, save } = open(habits, { [id]: mine })
    expect(await save(id, mine, first)).toMatchObject({ kind: 'saved' })
    expect(oap.wrote).toEqual([])
  })

  it('tells of one who wrote right after', async () => {
    const { oap, save } = open(habits, { [id]: first })
    oap.meanwhile = () => void oap.rows.set(id, theirs)
    expect(await save(id, mine, first)).toEqual({ kind: 'changed', id, theirs })
    oap.meanwhile = () => void oap.rows.delete(id)
    expect(await save(id, mine, theirs)).toEqual({ kind: 'gone' })
  })

  it('does not believe a success that stored nothing', async () => {
    const { oap, save } = open(habits, { [id]: first })
    oap.meanwhile = () => void oap.rows.set(id, first)
    expect(await save(id, mine, first)).toEqual({ kind: 'unproven', message: '' })
  })

  it('looks whether a write arrived whose answer is lost', async () => {
    const { oap, save } = open(habits, { [id]: first })
    oap.meanwhile = lost
    expect(await save(id, mine, first)).toMatchObject({ kind: 'saved', id })
    expect(await save(null, theirs, null)).toMatchObject({ kind: 'saved', configuration: theirs })
    expect([...oap.rows.values()]).toEqual([mine, theirs])
    oap.meanwhile = () => {
      oap.rows.set(id, first)
      lost()
    }
    await expect(save(id, theirs, mine)).rejects.toThrow(AskError)
    oap.meanwhile = () => {
      oap.rows.clear()
      lost()
    }
    await expect(save(null, text('new'), null)).rejects.toThrow('No answer within 15 s.')
  })

  it('removes a row or marks it, and takes the mark out again', async () => {
    const { oap, store } = open(habits, { [id]: first })
    const gone = await deleteTemplate(store, { id, configuration: first }, signal)
    if (habits.storage === 'elasticsearch') {
      expect(gone).toEqual({ kind: 'deleted', how: 'disabled' })
      expect([...oap.disabled]).toEqual([id])
      return
    }
    const marked = '{"name":"first","layer":"GENERAL","entity":"Service","children":[],"aerie":{"v":1,"deleted":true}}'
    expect(gone).toEqual({ kind: 'deleted', how: 'marked', configuration: marked })
    expect(oap.rows.get(id)).toBe(marked)
    expect(await restoreTemplate(store, { id, configuration: marked }, signal)).toMatchObject({ kind: 'saved' })
    expect(oap.rows.get(id)).toBe(first)
  })

  it('removes nothing that was changed or is gone', async () => {
    const { oap, store } = open(habits, { [id]: theirs })
    expect(await deleteTemplate(store, { id, configuration: first }, signal)).toEqual({ kind: 'changed', id, theirs })
    expect(await deleteTemplate(store, { id: 'aerie.x', configuration: first }, signal)).toEqual({ kind: 'gone' })
    expect(oap.wrote).toEqual([])
  })
})

describe('writes that are switched off', () => {
  const message = 'The dashboard update has been disabled.'
  it('are refused in OAP’s words', async () => {
    const { oap, store, save } = open({ writes: false }, { a: first })
    expect(await save('a', mine, first)).toEqual({ kind: 'refused', message })
    expect(await save(null, mine, null)).toEqual({ kind: 'refused', message })
    expect(await deleteTemplate(store, { id: 'a', configuration: first }, signal)).toEqual({ kind: 'refused', message })
    expect([...oap.rows]).toEqual([['a', first]])
  })
})

describe('OAP 10', () => {
  it('is not asked to add a second one of a name', async () => {
    const elsewhere = JSON.stringify({ ...(JSON.parse(mine) as object), isRoot: true })
    const { oap, save } = open({}, { a: first, b: elsewhere })
    expect(await save(null, mine, null)).toEqual({ kind: 'changed', id: 'b', theirs: elsewhere })
    expect(await save('aerie.GENERAL.Service.first', first, null)).toEqual({
      kind: 'saved',
      id: 'a',
      configuration: first,
    })
    expect(oap.wrote).toEqual([])
  })

  it('adds one of a name that only deleted and damaged ones have', async () => {
    const { oap, save } = open({}, { a: markedDeleted(mine), b: `${mine.slice(0, -1)},`, c: text('another') })
    expect(await save(null, mine, null)).toMatchObject({ kind: 'saved', configuration: mine })
    expect(oap.wrote).toHaveLength(1)
  })
})

describe('OAP 11', () => {
  it('is not asked to add over a row that is there', async () => {
    const id = 'aerie.GENERAL.Service.mine'
    const { save } = open({ version: '11' }, { [id]: theirs })
    expect(await save(null, mine, null)).toEqual({ kind: 'changed', id, theirs })
    expect(await save(id, theirs, null)).toMatchObject({ kind: 'saved', id })
  })

  it('brings a removed row back that keeps its id', async () => {
    const { oap, save } = open({ version: '11', storage: 'elasticsearch' }, { 'aerie.GENERAL.Service.mine': first })
    oap.disabled.add('aerie.GENERAL.Service.mine')
    expect(await save(null, mine, null)).toMatchObject({ kind: 'saved', configuration: mine })
    expect(oap.disabled.size).toBe(0)
  })

  it('keeps the rows of others from us', async () => {
    const { oap, store, save } = open({ version: '11' }, { 'horizon.x': first })
    const refused = { kind: 'refused', message: 'This row belongs to another UI; Aerie changes only its own.' }
    expect(await save('horizon.x', mine, first)).toEqual(refused)
    expect(await save('horizon.y', mine, null)).toEqual(refused)
    expect(await deleteTemplate(store, { id: 'horizon.x', configuration: first }, signal)).toEqual(refused)
    expect(oap.wrote).toEqual([])
  })

  it('needs a name for a new row, which a path can carry', async () => {
    const { save } = open({ version: '11' })
    expect(await save(null, '{}', null)).toMatchObject({ kind: 'refused' })
    expect(await save(null, text('a/b c'), null)).toMatchObject({ id: 'aerie.GENERAL.Service.a-b c' })
  })
})
