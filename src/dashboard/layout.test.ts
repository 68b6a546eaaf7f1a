import { expect, test } from 'vitest'
import { parseConfiguration } from '@/template/parse'
import type { Json } from '@/template/types'
import { cellsOf } from './layout'

type Four = readonly [x: number, y: number, w: number, h: number]
const text = ([x, y, w, h]: Four, index: number) => ({ x, y, w, h, i: String(index), type: 'Text' })

function cells(children: Json, open = 0) {
  const { dashboard } = parseConfiguration({ name: 'n', layer: 'l', entity: 'All', children })
  return cellsOf(dashboard?.items ?? [], () => open).map(({ id, place: { x, y, w, h } }) => [id, x, y, w, h])
}
const places = (...stored: readonly Four[]) => cells(stored.map(text)).map(([, ...place]) => place)

test('a layout without gaps stays as it is stored', () => {
  const stored = [
    [0, 0, 8, 5],
    [8, 0, 16, 5],
    [0, 5, 12, 11],
    [12, 5, 12, 11],
  ] as const
  expect(places(...stored)).toEqual(stored)
})

test('room above is used, an overlap goes down, the order is that of reading', () => {
  expect(places([0, 9, 24, 2], [0, 0, 8, 4], [16, 0, 8, 6])).toEqual([
    [0, 0, 8, 4],
    [16, 0, 8, 6],
    [0, 6, 24, 2],
  ])
  expect(places([0, 0, 12, 4], [6, 2, 12, 4])).toEqual([
    [0, 0, 12, 4],
    [6, 4, 12, 4],
  ])
})

test('a hole beside a taller neighbour stays a hole', () => {
  const stored = [
    [0, 0, 12, 10],
    [12, 0, 12, 4],
    [0, 10, 24, 3],
  ] as const
  expect(places(...stored)).toEqual(stored)
})

test('the open page of a tab lies on the sheet, and what stands below follows its height', () => {
  const tab = {
    ...text([0, 2, 24, 52], 4),
    type: 'Tab',
    children: [
      { name: 'one', children: [text([0, 0, 8, 10], 0), text([8, 0, 16, 6], 1)] },
      { name: 'two', children: [text([0, 0, 24, 3], 0)] },
      { name: 'none', children: [] },
    ],
  }
  const children = [text([0, 0, 24, 2], 0), tab, text([0, 54, 24, 12], 9)]
  expect(cells(children)).toEqual([
    ['0', 0, 0, 24, 2],
    ['4', 0, 2, 24, 2],
    ['4-0-0', 0, 4, 8, 10],
    ['4-0-1', 8, 4, 16, 6],
    ['9', 0, 14, 24, 12],
  ])
  expect(cells(children, 1)).toEqual([
    ['0', 0, 0, 24, 2],
    ['4', 0, 2, 24, 2],
    ['4-1-0', 0, 4, 24, 3],
    ['9', 0, 7, 24, 12],
  ])
  expect(cells(children, 2)).toEqual([
    ['0', 0, 0, 24, 2],
    ['4', 0, 2, 24, 2],
    ['9', 0, 4, 24, 12],
  ])
  expect(cells(children, 7)).toEqual(cells(children, 2))
})

test('a narrow tab divides its own width, and nothing vanishes in it', () => {
  const tab = {
    ...text([12, 0, 12, 20], 0),
    type: 'Tab',
    children: [{ name: 'one', children: [text([0, 0, 8, 4], 0), text([8, 0, 16, 4], 1), text([0, 4, 1, 4], 2)] }],
  }
  expect(cells([tab])).toEqual([
    ['0', 12, 0, 12, 2],
    ['0-0-0', 12, 2, 4, 4],
    ['0-0-1', 16, 2, 8, 4],
    ['0-0-2', 12, 6, 1, 4],
  ])
})
