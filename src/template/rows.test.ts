import { expect, test } from 'vitest'
import { dashboard, row } from './build'
import { card } from './part'
import { hashOf } from './canonical'
import { print } from './print'
import { markedDeleted } from './marking'
import { candidatesOf, hashing, indexRows, type Row } from './rows'

const ours = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'Service' },
  row(4, card('Load', { ask: 'avg(a)' }, { w: 5 })),
)
const json = (name: string, more: object = {}) =>
  JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children: [], ...more })

const rows = [
  { id: '1', configuration: json('General-Service', { isDefault: true }) },
  { id: '2', configuration: '{"name":"Broken"' },
  { id: '3', configuration: JSON.stringify({ id: '3', ...(JSON.parse(print(ours.raw)) as object) }) },
  { id: '4', configuration: json('Tills', { children: [{ x: 'odd' }] }) },
  { id: '5', configuration: json('Elsewhere', { layer: 'MESH' }) },
  { id: 'horizon.layer.general', configuration: '{"sections":[]}' },
]
const deep = { id: 'deep', configuration: `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}` }
const hashesOf = (from: readonly Row[]): readonly string[] => {
  const work = hashing(from)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const asked = { layer: 'GENERAL', entity: 'Service' }
const stock = new Set([hashOf(JSON.parse(json('General-Service', { isDefault: true })) as Record<string, never>)])

test('a row that is not JSON is listed as damaged and the others are read', () => {
  const index = indexRows(rows, false)
  expect(index.rows.map(({ id }) => id)).toEqual(['1', '3', '4', '5'])
  expect(index.damaged.map(({ id, faults }) => [id, faults[0]?.path])).toEqual([
    ['2', '$'],
    ['horizon.layer.general', '$.entity'],
  ])
  expect(index.foreign).toEqual([])
})

test('in a shared store what is not ours and no dashboard is foreign, never damaged', () => {
  const index = indexRows([...rows, { id: 'aerie.GENERAL.Service.Mine', configuration: 'x' }], true)
  expect(index.foreign).toEqual(['2', 'horizon.layer.general'])
  expect(index.damaged.map(({ id }) => id)).toEqual(['aerie.GENERAL.Service.Mine'])
})

test('a row that carries our marker is listed as deleted and is no candidate', () => {
  const gone = { id: '6', configuration: markedDeleted(json('Gone')) }
  const broken = { id: '7', configuration: markedDeleted('{"name":') }
  const index = indexRows([...rows, gone, broken], false)
  expect(index.deleted).toEqual([gone, broken])
  expect(index.rows.map(({ name }) => name)).not.toContain('Gone')
  expect(index.damaged.map(({ id }) => id)).toEqual(['2', 'horizon.layer.general'])
})

test('a dashboard is parsed when it is looked at, and once', () => {
  const { rows: indexed } = indexRows(rows, false)
  const look = () => candidatesOf(indexed, asked, { builtIn: [ours], stock, shared: false })?.[2]
  expect(look()?.dashboard.name).toBe('Tills')
  expect(look()?.dashboard).toBe(look()?.dashboard)
})

test('a hash that was kept is believed, a missing one is computed', () => {
  const { rows: indexed } = indexRows(rows, false)
  const hashes = hashesOf(indexed)
  const kept = indexed.map((row, at) => ({ ...row, hash: hashes[at] ?? null }))
  const known = { builtIn: [ours], stock, shared: false }
  const origins = (from: typeof indexed) => candidatesOf(from, asked, known)?.map(({ origin }) => origin)
  expect(origins(kept)).toEqual(origins(indexed))
  expect(hashesOf([{ id: 'x', configuration: '{' }, deep])).toEqual(['', ''])
})

test('candidates say whose they are and where they live', () => {
  const { rows: indexed } = indexRows(rows, false)
  const list = candidatesOf(indexed, asked, { builtIn: [ours], stock, shared: false })
  expect(list?.map(({ name, where, origin, id }) => `${name}, ${origin}, ${where}, ${id}`)).toEqual([
    'General-Service, stock, server, 1',
    'Overview, ours, server, 3',
    'Tills, team, server, 4',
  ])
  const without = indexed.filter(({ id }) => id !== '3')
  expect(candidatesOf(without, asked, { builtIn: [ours], stock, shared: false })?.at(-1)).toMatchObject({
    name: 'Overview',
    where: 'built in',
    id: null,
  })
  expect(list?.[2]?.faults.map(({ path }) => path)).toContain('$.children[0].x')
})

test('without a server there are ours', () => {
  expect(
    candidatesOf([], asked, { builtIn: [ours], stock: new Set(), shared: false })?.map(({ where }) => where),
  ).toEqual(['built in'])
  expect(candidatesOf([], { layer: 'MESH', entity: 'All' }, { builtIn: [ours], stock, shared: false })).toEqual([])
})

test('rows are compared with the stock templates only where some are not ours', () => {
  const { rows: indexed } = indexRows(rows, false)
  const known = { builtIn: [ours], stock: null, shared: false }
  expect(candidatesOf(indexed, asked, known)).toBeNull()
  const own = indexed.filter(({ id }) => id === '3')
  expect(candidatesOf(own, asked, known)?.map(({ origin }) => origin)).toEqual(['ours'])
})
