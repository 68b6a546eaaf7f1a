import { expect, test } from 'vitest'
import { dashboard, row } from './build'
import { card } from './part'
import { hashOf } from './canonical'
import { print } from './print'
import { candidatesOf, indexRows } from './rows'

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
