import { expect, test } from 'vitest'
import { parse, parseConfiguration } from './parse'
import type { Item, Json, MetricItem } from './types'

const head = { name: 'Tills', layer: 'GENERAL', entity: 'Service' }
const items = (children: Json): readonly Item[] => parseConfiguration({ ...head, children }).dashboard?.items ?? []
const faults = (value: Json): readonly string[] =>
  parseConfiguration(value).faults.map(({ path, message }) => `${path} ${message}`)
const metric = (item: Item | undefined): MetricItem => {
  if (item === undefined || item.type !== 'Widget' || 'control' in item || 'tabs' in item)
    throw new Error('no metric item')
  return item as MetricItem
}

test('text that is not JSON is a fault at the root', () => {
  for (const text of ['', '{"name":', 'undefined', '<html>']) {
    const {
      dashboard,
      faults: [fault],
    } = parse(text)
    expect(dashboard).toBeNull()
    expect(fault?.path).toBe('$')
    expect(fault?.message).toMatch(/^is not JSON: /)
  }
})

test.each<[Json, string]>([
  [null, '$ should be an object, is null'],
  [[], '$ should be an object, is a list'],
  ['{}', '$ should be an object, is text'],
])('a configuration of another kind: %j', (value, fault) => {
  expect(parseConfiguration(value).dashboard).toBeNull()
  expect(faults(value)).toEqual([fault])
})

test('without identity there is nothing to show', () => {
  expect(faults({ entity: 'Pod', children: [] })).toEqual([
    '$.entity Pod is not an entity',
    '$.name is missing',
    '$.layer is missing',
  ])
  expect(parseConfiguration({ ...head, name: 7 }).dashboard?.name).toBe('7')
})

test('flags are false when absent and wrong ones are told', () => {
  expect(parseConfiguration(head).dashboard).toMatchObject({ isRoot: false, isDefault: false, items: [] })
  expect(faults({ ...head, isRoot: 'yes', children: 3 })).toEqual([
    '$.isRoot should be true or false, is text',
    '$.children should be a list, is a number',
  ])
})

test('a chart keeps words, expressions, units and its unknown keys', () => {
  const stored = {
    x: 8,
    y: 2,
    w: 6,
    h: 11,
    i: '3',
    type: 'Widget',
    widget: { title: 'Load', name: 'load', tips: 'per minute', unit: 'old' },
    graph: { type: 'Line', step: true },
    expressions: ['service_cpm'],
    subExpressions: [],
    metricConfig: [{ unit: 'calls', label: 'a', topN: 10 }],
    associate: [{ widgetId: '4-0-1' }, { other: 1 }],
    moved: false,
    aerie: { v: 1 },
  }
  const item = metric(items([stored])[0])
  expect(item).toMatchObject({
    id: '3',
    place: { x: 8, y: 2, w: 6, h: 11 },
    title: 'Load',
    name: 'load',
    tips: 'per minute',
    graph: { type: 'Line', options: { step: true } },
    expressions: ['service_cpm'],
    metricConfig: [{ unit: 'calls', label: 'a' }],
    associate: ['4-0-1'],
  })
  expect(item.raw).toBe(stored)
})

test('a missing or repeated id becomes one of its own', () => {
  const place = { x: 0, y: 0, w: 1, h: 1, type: 'Text' }
  const found = items([place, { ...place, i: '1' }, { ...place, i: '1' }, { ...place, i: 'n3' }, { ...place, i: 'n3' }])
  expect(found.map(({ id }) => id)).toEqual(['n0', '1', 'n2', 'n3', 'n4'])
})

test('a missing widget, graph or expression list is not a fault', () => {
  const [item] = items([{ x: 0, y: 0, w: 8, h: 8, i: '0', type: 'Widget' }])
  expect(metric(item)).toMatchObject({ title: '', graph: { type: '' }, expressions: [], metricConfig: [] })
  expect(faults({ ...head, children: [{ x: 0, y: 0, w: 8, h: 8, i: '0', type: 'Widget' }] })).toEqual([])
})

test('an expression that is not text keeps the others at their index', () => {
  const [item] = items([{ x: 0, y: 0, w: 8, h: 8, i: '0', type: 'Widget', graph: {}, expressions: [1, 'b', null] }])
  expect(metric(item).expressions).toEqual(['', 'b', ''])
})

test('places outside the grid move inside and say so', () => {
  const children = [
    { x: 20, y: -1, w: 8, h: 0, i: '0', type: 'Text' },
    { x: 'a', w: 99, i: '1', type: 'Text' },
  ]
  expect(items(children).map(({ place }) => place)).toEqual([
    { x: 16, y: 0, w: 8, h: 1 },
    { x: 0, y: 1, w: 24, h: 12 },
  ])
  expect(faults({ ...head, children })).toEqual([
    '$.children[0].x 20 is not possible, 16 is used',
    '$.children[0].y -1 is not possible, 0 is used',
    '$.children[0].h 0 is not possible, 1 is used',
    '$.children[1].w 99 is not possible, 24 is used',
    '$.children[1].x should be a number, is text',
    '$.children[1].y is missing, 1 is used',
    '$.children[1].h is missing, 12 is used',
  ])
})

test('ids inside tabs carry the tab and its index, gates are text or nothing', () => {
  const chart = { x: 0, y: 0, w: 8, h: 8, i: '0', type: 'Widget', graph: { type: 'Line' } }
  const [tab] = items([
    {
      x: 0,
      y: 0,
      w: 24,
      h: 36,
      i: '4',
      type: 'Tab',
      children: [
        { name: 'One', children: [chart] },
        { name: 'Two', expression: 'is_present(a)', children: [chart, 'odd'] },
        null,
      ],
    },
  ])
  expect(tab).toMatchObject({
    type: 'Tab',
    id: '4',
    tabs: [
      { name: 'One', gate: null, items: [{ id: '4-0-0' }] },
      { name: 'Two', gate: 'is_present(a)', items: [{ id: '4-1-0' }] },
    ],
  })
})

const nested = (depth: number): Json => {
  let inner: Json = { x: 0, y: 0, w: 1, h: 1, i: '0', type: 'Tab', children: [] }
  for (let level = 0; level < depth; level++)
    inner = { ...(inner as object), children: [{ name: 't', children: [inner] }] }
  return inner
}

test('a tab inside a tab is kept and not opened, fifty deep and more', () => {
  const {
    dashboard,
    faults: [fault],
  } = parseConfiguration({ ...head, children: [nested(200)] })
  expect(dashboard?.items).toHaveLength(1)
  expect(fault).toEqual({ path: '$.children[0].children[0].children[0]', message: 'a tab inside a tab is not drawn' })
})

test('what is nested so deep that nobody can walk through it is refused', () => {
  const refused = [{ path: '$', message: 'is nested deeper than 1000 levels' }]
  expect(parseConfiguration({ ...head, children: [nested(5_000)] })).toEqual({ dashboard: null, faults: refused })
  const text = `{"name":"a","layer":"L","entity":"All","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
  expect(parse(text)).toEqual({ dashboard: null, faults: refused })
})

test('a text that is too long, or a name, is refused with its size', () => {
  const filler = 'x'.repeat(6_100_000)
  expect(parse(JSON.stringify({ ...head, filler })).faults).toEqual([
    { path: '$', message: 'is 6.1 MB long, more than 5.0 are not read' },
  ])
  expect(parseConfiguration({ ...head, name: 'n'.repeat(2_000) })).toEqual({
    dashboard: null,
    faults: [{ path: '$', message: 'has a name of 2000 characters, more than 1000 have no address' }],
  })
})

test('words are cut and expressions that are no questions are left out, each with its place', () => {
  const long = 'x'.repeat(1_000_000)
  const stored = {
    ...{ x: 0, y: 0, w: 8, h: 8, i: '0', type: 'Widget', graph: { type: 'Line' } },
    widget: { title: long, tips: long },
    expressions: ['a'.repeat(10_000), 'a'.repeat(10_001), 'b'],
    metricConfig: [{ label: long }],
  }
  const item = metric(items([stored])[0])
  expect([item.title.length, item.tips.length, item.metricConfig[0]?.label?.length]).toEqual([300, 2_000, 2_000])
  expect(item.expressions.map((one) => one.length)).toEqual([10_000, 0, 1])
  expect(item.raw).toBe(stored)
  expect(faults({ ...head, children: [stored] })).toEqual([
    '$.children[0].widget.title is 1000000 characters long, the first 300 are shown',
    '$.children[0].widget.tips is 1000000 characters long, the first 2000 are shown',
    '$.children[0].expressions[1] is 10001 characters long, more than 10000 are not asked',
    '$.children[0].metricConfig[0].label is 1000000 characters long, the first 2000 are shown',
  ])
})

test('a dashboard has room for so many widgets, tabs and faults', () => {
  const chart = { x: 0, y: 1e300, w: 8, h: 1e300, type: 'Widget', graph: { type: 'Line' } }
  const tab = { ...chart, i: 't', type: 'Tab', children: Array(80).fill({ name: 'a', children: [chart] }) }
  const { dashboard, faults } = parseConfiguration({ ...head, children: [tab, ...Array<Json>(50_000).fill(chart)] })
  const [first] = dashboard?.items ?? []
  expect(first && 'tabs' in first && first.tabs.length).toBe(50)
  expect(dashboard?.items).toHaveLength(450)
  expect(dashboard?.items.every(({ place }) => place.y <= 10_000 && place.h <= 200)).toBe(true)
  expect(faults).toHaveLength(501)
  expect(faults.at(-1)).toEqual({ path: '$', message: 'has more faults than are listed' })
  const full = parseConfiguration({ ...head, children: Array<Json>(502).fill({ ...chart, i: '1', y: 0, h: 1 }) })
  expect(full.dashboard?.items).toHaveLength(500)
})

test('an id of the sheet that reads like one of a tab is another one', () => {
  const text = { x: 0, y: 0, w: 8, h: 8, type: 'Text' }
  const tab = { ...text, i: '4', type: 'Tab', children: [{ name: 'One', children: [{ ...text, i: '0' }] }] }
  const found = items([{ ...text, i: '4-0-0' }, tab])
  expect(found).toMatchObject([{ id: '4-0-0' }, { id: '4', tabs: [{ items: [{ id: '4-0-n0' }] }] }])
  expect(faults({ ...head, children: [{ ...text, i: '4-0-0' }, tab] })).toEqual([])
})

test('keys that are members of every object are keys like others', () => {
  const { dashboard, faults } = parse(
    '{"name":"a","layer":"L","entity":"All","__proto__":{"isRoot":true},"children":[{"x":0,"y":0,"w":8,"h":8,"i":"__proto__","type":"constructor","__proto__":{"type":"Tab"}}]}',
  )
  expect(dashboard).toMatchObject({ isRoot: false, items: [{ id: '__proto__', type: 'constructor', control: true }] })
  expect(faults).toEqual([])
})

test('other controls keep their stored form', () => {
  const stored = { x: 0, y: 0, w: 24, h: 48, i: '0', type: 'Topology', nodeDashboard: 'x' }
  expect(items([stored])[0]).toEqual({
    type: 'Topology',
    control: true,
    id: '0',
    place: { x: 0, y: 0, w: 24, h: 48 },
    raw: stored,
  })
})
