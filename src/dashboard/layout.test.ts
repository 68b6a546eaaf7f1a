import { expect, test } from 'vitest'
import { parseConfiguration } from '@/template/parse'
import type { Json, JsonObject } from '@/template/types'
import { useFolds } from './folds'
import { cellsOf, type Layout } from './layout'

type Four = readonly [x: number, y: number, w: number, h: number]
const text = ([x, y, w, h]: Four, index: number) => ({ x, y, w, h, i: String(index), type: 'Text' })

/** Every gate is an expression that says what comes of it. */
const layout = (open: number): Layout => ({
  openOf: () => open,
  gatedOf: (tab) => new Set(tab.tabs.flatMap(({ gate }, index) => (gate === 'closed' ? [index] : []))),
  verdictOf: ({ expression }) => (expression === 'closed' || expression === 'unknown' ? expression : 'open'),
})

function cells(children: Json, open = 0) {
  const { dashboard } = parseConfiguration({ name: 'n', layer: 'l', entity: 'All', children })
  return cellsOf(dashboard?.items ?? [], layout(open)).map(({ id, place: { x, y, w, h } }) => [id, x, y, w, h])
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

const gated = (four: Four, index: number, expression: string) => ({
  ...text(four, index),
  aerie: { v: 1, gate: { expression } },
})

test('what a gate hides leaves no hole: its row closes, what lies below moves up', () => {
  const row = (y: number, ...gates: readonly string[]) =>
    gates.map((gate, index) => gated([index * 8, y, 8, 5], y * 10 + index, gate))
  expect(
    cells([...row(0, 'open', 'closed', 'open'), ...row(5, 'closed', 'closed', 'closed'), ...row(10, 'open')]),
  ).toEqual([
    ['0', 0, 0, 12, 5],
    ['2', 12, 0, 12, 5],
    ['100', 0, 5, 8, 5],
  ])
})

test('the room of what is hidden is shared in the proportions of the stored widths', () => {
  const row = [gated([0, 0, 9, 5], 0, 'open'), gated([9, 0, 10, 5], 1, 'closed'), gated([19, 0, 5, 5], 2, 'open')]
  expect(cells(row)).toEqual([
    ['0', 0, 0, 15, 5],
    ['2', 15, 0, 9, 5],
  ])
})

test('beside a gap or a neighbour of another height nothing is widened', () => {
  expect(cells([gated([0, 0, 8, 5], 0, 'closed'), gated([8, 0, 8, 9], 1, 'open')])).toEqual([['1', 8, 0, 8, 9]])
  expect(
    cells([gated([0, 0, 6, 5], 0, 'closed'), gated([6, 0, 6, 5], 1, 'open'), gated([18, 0, 6, 5], 2, 'open')]),
  ).toEqual([
    ['1', 6, 0, 6, 5],
    ['2', 18, 0, 6, 5],
  ])
})

test('what is not known yet keeps its place and waits', () => {
  const { dashboard } = parseConfiguration({
    name: 'n',
    layer: 'l',
    entity: 'All',
    children: [gated([0, 0, 8, 5], 0, 'unknown'), text([8, 0, 16, 5], 1)],
  })
  expect(cellsOf(dashboard?.items ?? [], layout(0))).toMatchObject([
    { id: '0', waiting: true, place: { x: 0, w: 8 } },
    { id: '1', waiting: false, place: { x: 8, w: 16 } },
  ])
})

test('an open page without anything to show is words in place of its widgets', () => {
  const tab = {
    ...text([0, 0, 24, 30], 7),
    type: 'Tab',
    children: [
      { name: 'A', children: [text([0, 0, 24, 5], 0)] },
      { name: 'B', expression: 'closed', children: [text([0, 0, 24, 5], 0)] },
    ],
  }
  expect(cells([tab, text([0, 30, 24, 4], 8)], 1)).toEqual([
    ['7', 0, 0, 24, 2],
    ['7-1', 0, 2, 24, 7],
    ['8', 0, 9, 24, 4],
  ])
})

test('what is folded is two rows high, and what stands below moves up', () => {
  const event = { ...text([0, 0, 24, 12], 0), type: 'Event', eventDefaultCollapse: true }
  const { dashboard } = parseConfiguration({
    ...{ name: 'n', layer: 'l', entity: 'Service' },
    children: [event, text([0, 12, 24, 4], 1)],
  })
  const { foldedOf, fold } = useFolds()
  const heights = () => cellsOf(dashboard?.items ?? [], { ...layout(0), foldedOf }).map(({ place: { y, h } }) => [y, h])
  expect(heights()).toEqual([
    [0, 2],
    [2, 4],
  ])
  fold('0', false)
  expect(heights()).toEqual([
    [0, 12],
    [12, 4],
  ])
})

test('only events can be folded, and only where the template speaks of it', () => {
  const { foldedOf } = useFolds()
  const place = { x: 0, y: 0, w: 24, h: 12 }
  const control = (type: string, raw: JsonObject) => foldedOf({ type, control: true, id: '0', place, raw })
  expect(control('Event', { eventDefaultCollapse: true })).toBe(true)
  expect(control('Event', { eventDefaultCollapse: false })).toBe(false)
  expect(control('Event', { eventAssociate: true })).toBeNull()
  expect(control('Log', { eventDefaultCollapse: true })).toBeNull()
})
