import { expect, test } from 'vitest'
import { fitted, withoutAttributes } from './level'
import { dashboard, row } from './build'
import { line, predicted, topList } from './part'

test.each([
  ["top_n(a,10,des,attr0='GENERAL')/100", 'top_n(a,10,des)/100'],
  ["count(top_n(a,1000,des , attr0='X', attr1!='Y'))", 'count(top_n(a,1000,des ))'],
  [
    "top_n_of(top_n(a,1,asc,attr0='X'),top_n(b,1,asc,attr0='Y'),1,asc)",
    'top_n_of(top_n(a,1,asc),top_n(b,1,asc),1,asc)',
  ],
  ["view_as_seq(min(top_n(a,1,asc,attr0='X'))-1,b)", 'view_as_seq(min(top_n(a,1,asc))-1,b)'],
  ["m{a=',attr0'}", "m{a=',attr0'}"],
  ['not (an expression', 'not (an expression'],
])('%s without conditions', (before, after) => {
  expect(withoutAttributes(before)).toBe(after)
})

test('a dashboard is rewritten only for servers that need it', () => {
  const built = dashboard(
    { name: 'n', layer: 'l', entity: 'All' },
    row(4, topList('t', { ask: "top_n(a,3,des,attr0='X')" }, { w: 8 })),
  )
  expect(fitted(built, 10.2)).toBe(built)
  expect(fitted(built, 10.1).items).toMatchObject([
    { title: 't', expressions: ['top_n(a,3,des)'], place: { w: 8, h: 4 } },
  ])
})

test('predictions are asked from 10.2 on, each with its words', () => {
  const built = dashboard(
    { name: 'n', layer: 'l', entity: 'Service' },
    row(9, line('t', [...predicted('a', { unit: 'ms', label: 'average' }), { ask: 'b', label: 'other' }], { w: 8 })),
  )
  expect(built.items).toMatchObject([{ expressions: ['a', 'baseline(a,upper)', 'baseline(a,lower)', 'b'] }])
  expect(fitted(built, 10.0).items).toMatchObject([
    { expressions: ['a', 'b'], metricConfig: [{ unit: 'ms', label: 'average' }, { label: 'other' }] },
  ])
})
