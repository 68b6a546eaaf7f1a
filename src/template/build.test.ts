import { expect, test } from 'vitest'
import { beside, dashboard, present, row, rowWhen, tab, tabIf, tabs, when, whenIs } from './build'
import {
  area,
  bar,
  card,
  endpointList,
  instanceList,
  line,
  percentiles,
  predicted,
  records,
  serviceList,
  table,
  topList,
  words,
} from './part'

const head = { name: 'Tills', layer: 'GENERAL', entity: 'Service' } as const

test('rows run from the left and below each other, ids count within their container', () => {
  const built = dashboard(
    head,
    row(4, card('Load', { ask: 'avg(a)' }, { w: 5 }), card('Apdex', { ask: 'avg(b)' }, { w: 19 })),
    row(
      30,
      tabs(
        tab('One', row(10, line('A', { ask: 'a' }, { w: 8 })), row(12, line('B', { ask: 'b' }, { w: 24 }))),
        tabIf('c,d', 'Two', row(10, line('C', { ask: 'c' }, { w: 8 }))),
      ),
    ),
  )
  expect(built.items).toMatchObject([
    { id: '0', place: { x: 0, y: 0, w: 5, h: 4 } },
    { id: '1', place: { x: 5, y: 0, w: 19, h: 4 } },
    {
      id: '2',
      place: { x: 0, y: 4, w: 24, h: 30 },
      tabs: [
        { name: 'One', gate: null, items: [{ id: '2-0-0' }, { id: '2-0-1', place: { x: 0, y: 10, w: 24, h: 12 } }] },
        { name: 'Two', gate: 'is_present(c,d)', items: [{ id: '2-1-0' }] },
      ],
    },
  ])
  expect(built).toMatchObject({ ...head, isRoot: false, isDefault: false })
})

test('a card asks for its number first and for the series beside it second', () => {
  const built = dashboard(
    head,
    row(4, card('Load', { ask: 'avg(a)', unit: '/min', trend: 'a' }, { w: 5, tips: 'per minute' })),
  )
  expect(built.items).toMatchObject([
    {
      title: 'Load',
      tips: 'per minute',
      expressions: ['avg(a)', 'a'],
      metricConfig: [{ unit: '/min' }, { unit: '/min' }],
    },
  ])
})

test('lists keep expression and trend of a column at one index and name the dashboard a row opens', () => {
  const columns = [{ ask: 'avg(a)', trend: 'a', label: 'A', detail: 'a' }, { ask: 'latest(b)' }]
  const [list, top] = dashboard(
    head,
    row(
      20,
      serviceList('All', columns, { w: 16, opens: 'Overview' }),
      topList('Top', { ask: 'top_n(a,3,des)' }, { w: 8, opens: 'Overview' }),
    ),
  ).items
  expect(list).toMatchObject({
    expressions: ['avg(a)', 'latest(b)'],
    subExpressions: ['a', 'latest(b)'],
    metricConfig: [{ label: 'A', detailLabel: 'a' }, {}],
  })
  expect(list?.raw).toMatchObject({ graph: { type: 'ServiceList', dashboardName: 'Overview' } })
  expect(top?.raw).toMatchObject({ valueRelatedDashboard: 'Overview', relatedTrace: { refIdType: 'owner' } })
})

test('percentiles are named p50 to p99', () => {
  expect(percentiles('m').ask).toBe("relabels(m{p='50,75,90,95,99'},p='50,75,90,95,99',p='p50,p75,p90,p95,p99')")
})

test('a part that does not fit the grid stops whoever wrote it', () => {
  expect(() => dashboard(head, row(4, card('Load', { ask: 'a' }, { w: 25 })))).toThrow(
    'GENERAL Service Tills: $.children[0].w',
  )
  expect(() => dashboard({ ...head, name: '' }, row(4, card('Load', { ask: 'a' }, { w: 5 })))).toThrow('$.name')
})

test('stacks stand beside each other, each as high as its rows', () => {
  const built = dashboard(
    head,
    beside(
      [row(20, endpointList('E', [{ ask: 'avg(a)' }], { w: 16 }))],
      [row(10, line('A', { ask: 'a' }, { w: 8 })), row(10, area('B', [{ ask: 'b' }, { ask: 'c' }], { w: 8 }))],
    ),
    row(4, words('Say it', { w: 24 })),
  )
  expect(built.items).toMatchObject([
    { id: '0', place: { x: 0, y: 0, w: 16, h: 20 }, graph: { type: 'EndpointList' } },
    { id: '1', place: { x: 16, y: 0, w: 8, h: 10 } },
    { id: '2', place: { x: 16, y: 10, w: 8, h: 10 }, graph: { type: 'Area', options: { opacity: 0.4 } } },
    { id: '3', place: { x: 0, y: 20, w: 24, h: 4 }, type: 'Text' },
  ])
})

test('gates are kept under our key, several conditions in one', () => {
  const built = dashboard(
    head,
    rowWhen(
      present('a', 'b'),
      8,
      bar('A', { ask: 'a' }, { w: 12 }),
      table('B', { ask: 'b' }, { w: 12, heading: 'ms' }),
    ),
    row(8, when('avg(c) > 5', whenIs('language', ['JAVA'], instanceList('C', [{ ask: 'avg(c)' }], { w: 24 })))),
  )
  expect(built.items).toMatchObject([
    { gate: { expression: 'is_present(a,b)', attribute: null } },
    { gate: { expression: 'is_present(a,b)', attribute: null }, graph: { options: { tableHeaderCol2: 'ms' } } },
    { gate: { expression: 'avg(c) > 5', attribute: { name: 'language', is: ['JAVA'] } } },
  ])
  expect(built.items[2]?.raw['aerie']).toEqual({
    v: 1,
    gate: { expression: 'avg(c) > 5', attribute: 'language', is: ['JAVA'] },
  })
})

test('a band is the series and its bounds, all of one scale; records lead to their traces', () => {
  expect(predicted('service_sla', { unit: '%' }, 100).map(({ ask }) => ask)).toEqual([
    'service_sla/100',
    'baseline(service_sla,upper)/100',
    'baseline(service_sla,lower)/100',
  ])
  const [list] = dashboard(head, row(9, records('R', { ask: 'top_n(r,10,des)' }, { w: 24 }))).items
  expect(list?.raw).toMatchObject({ relatedTrace: { refIdType: 'traceId' } })
})
