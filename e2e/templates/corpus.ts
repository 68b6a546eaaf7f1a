import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A stored row that means harm or was damaged on its way. */
export interface Row {
  readonly id: string
  readonly configuration: string
}

/** One that a dashboard can still be read from: opened for a service, it shows its good card whatever else is in it. */
export interface Hostile extends Row {
  readonly name: string
  /** Paths of what the parser tells; of many faults one. */
  readonly faults: readonly string[]
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Widget = { readonly [key: string]: Json }

export const GOOD = 'Still good'
const MARKUP = `<img src=x onerror=alert(1)>"><script>alert(2)</script>{{7*7}}<svg/onload=alert(3)>`
const LONG = 'x'.repeat(1_000_000)

const at = (y: number, h = 6, w = 8): Widget => ({ x: 0, y, w, h })
const good: Widget = {
  ...at(0),
  i: 'good',
  type: 'Widget',
  widget: { title: GOOD },
  graph: { type: 'Card' },
  expressions: ['avg(service_cpm)'],
}
const line = (i: string, y: number, expressions: Json, more: Widget = {}): Widget => ({
  ...at(y, 8),
  i,
  type: 'Widget',
  widget: { title: i },
  graph: { type: 'Line' },
  expressions,
  ...more,
})
const text = (i: string, y: number, graph: Widget): Widget => ({ ...at(y, 4), i, type: 'Text', graph })

function hostile(name: string, children: readonly Json[], faults: readonly string[] = [], more: Widget = {}): Hostile {
  const whole = { name, layer: 'GENERAL', entity: 'Service', isRoot: false, ...more, children: [good, ...children] }
  return { id: `corpus-${name}`, name, configuration: JSON.stringify(whole), faults }
}

/** JSON cannot write this key by way of an object's own members. */
const withProto = (row: Hostile): Hostile => ({
  ...row,
  configuration: row.configuration.replaceAll('"@proto"', '"__proto__"'),
})

const nested = (depth: number): Json => {
  let value: Json = 'bottom'
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { deeper: value }
  return value
}

const tabInTab = (depth: number, y: number): Widget => ({
  ...at(y, 12, 24),
  i: 'tab',
  type: 'Tab',
  children: [{ name: `level ${depth}`, children: depth > 0 ? [tabInTab(depth - 1, 0)] : [good] }],
})

const ADDRESSES = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  '//evil.example/x',
  'https://evil.example/frame',
  '/\\evil.example',
  '\u0000javascript:alert(1)',
]

const PROTO: Widget = { '@proto': { polluted: 'yes', type: 'Line', tabs: [] } }

export const HOSTILE: readonly Hostile[] = [
  hostile(
    'Almost-5-MB',
    Array.from({ length: 480 }, (_, index) =>
      line(`m${index}`, 10 + 8 * index, [`service_cpm+${index}`], { tips: 'y'.repeat(3_000) }),
    ),
    [],
    { padding: 'z'.repeat(3_300_000) },
  ),
  hostile('Titles-of-1-MB', [
    line('long', 10, ['service_cpm'], {
      widget: { title: LONG, tips: LONG, name: LONG },
      metricConfig: [{ label: LONG }],
    }),
  ]),
  hostile('Words-of-1-MB', [
    line('long', 10, ['service_cpm'], { metricConfig: [{ unit: LONG }] }),
    text('words', 20, { content: LONG, fontSize: 14 }),
    {
      ...at(30, 12, 24),
      i: 'tab',
      type: 'Tab',
      children: [{ name: LONG, children: [line('in', 0, ['service_sla'])] }],
    },
  ]),
  hostile(
    'Far-too-many',
    Array.from({ length: 2_000 }, (_, index) => line(`m${index}`, 10 + index, ['service_cpm'])),
  ),
  hostile(
    'Nested-50',
    [{ ...line('deep', 10, ['service_cpm']), unknown: nested(50) }, tabInTab(50, 20)],
    ['$.children[2].children[0].children[0]'],
  ),
  withProto(
    hostile(
      'Proto',
      [
        line('__proto__', 10, ['service_cpm'], PROTO),
        line('constructor', 20, ['__proto__', 'constructor', 'toString()'], { metricConfig: [PROTO] }),
        line('type', 30, ['service_cpm'], { graph: { type: '__proto__', ...PROTO } }),
        { ...at(40), i: 'control', type: 'constructor' },
        {
          ...at(50),
          i: 'mapped',
          type: 'Widget',
          graph: { type: 'Card', valueMappings: PROTO },
          expressions: ['service_cpm'],
        },
        { ...at(60), i: 'hasOwnProperty', type: 'toString' },
      ],
      [],
      PROTO,
    ),
  ),
  hostile(
    'Addresses',
    ADDRESSES.flatMap((url, index) => [
      text(`link${index}`, 10 + 20 * index, { content: `click ${index}`, url, fontSize: 14 }),
      text(`md${index}`, 14 + 20 * index, {
        content: `[words ${index}](${url}) ![picture](${url}) <${url}>`,
        fontSize: 14,
      }),
      { ...at(18 + 20 * index, 8), i: `frame${index}`, type: 'ThirdPartyApp', widget: { title: 'frame', url } },
    ]),
  ),
  hostile('Markup', [
    line(MARKUP, 10, ['service_cpm', 'service_sla'], {
      widget: { title: MARKUP, tips: MARKUP, name: MARKUP },
      metricConfig: [
        { label: MARKUP, unit: MARKUP },
        { label: MARKUP, detailLabel: MARKUP },
      ],
      graph: { type: 'Line', legend: { show: true, asTable: true, mean: true } },
    }),
    text('words', 20, { content: MARKUP, fontColor: MARKUP, backgroundColor: MARKUP, textAlign: MARKUP }),
    {
      ...at(30, 8),
      i: 'card',
      type: 'Widget',
      widget: { title: MARKUP },
      graph: { type: 'Card', valueMappings: { '^.*$': MARKUP, '(': MARKUP } },
      expressions: ['avg(service_cpm)'],
      metricConfig: [{ unit: MARKUP }],
    },
    {
      ...at(40, 8),
      i: 'table',
      type: 'Widget',
      graph: { type: 'Table', tableHeaderCol1: MARKUP, tableHeaderCol2: MARKUP, valueMappings: { '^': MARKUP } },
      expressions: ['service_percentile'],
    },
    {
      ...at(50, 8),
      i: 'list',
      type: 'Widget',
      graph: { type: 'InstanceList', dashboardName: MARKUP },
      expressions: ['avg(service_instance_cpm)'],
      metricConfig: [{ label: MARKUP, unit: MARKUP }],
    },
    {
      ...at(60, 12, 24),
      i: 'tab',
      type: 'Tab',
      children: [{ name: MARKUP, children: [line('in', 0, ['service_sla'])] }],
    },
    {
      ...at(80, 12, 24),
      i: 'map',
      type: 'Topology',
      graph: { depth: MARKUP },
      linkDashboard: MARKUP,
      nodeDashboard: MARKUP,
      description: { healthy: MARKUP, unhealthy: MARKUP },
    },
  ]),
  hostile(
    'Cyclic',
    [
      line('a', 10, ['service_cpm'], { associate: [{ widgetId: 'a' }, { widgetId: 'b' }] }),
      line('b', 20, ['service_sla'], {
        associate: [{ widgetId: 'a' }, { widgetId: 'tab-0-tab' }, { widgetId: null }, 7],
      }),
      { ...tabInTab(3, 30), associate: [{ widgetId: 'tab' }] },
    ],
    ['$.children[3].children[0].children[0]'],
  ),
  hostile(
    'Duplicate-i',
    [line('same', 10, ['service_cpm']), line('same', 20, ['service_sla']), line('good', 30, ['service_resp_time'])],
    ['$.children[2].i', '$.children[3].i'],
  ),
  hostile(
    'Grid',
    [
      { ...line('negative', 10, ['service_cpm']), x: -5, y: -100, w: -1, h: -1 },
      { ...line('huge', 20, ['service_sla']), x: 1e9, y: 1e15, w: 1e9, h: 1e300 },
      { ...line('words', 30, ['service_resp_time']), x: 'left', y: null, w: {}, h: [] },
      { ...line('parts', 40, ['service_apdex']), x: 0.5, y: '41', w: 7.4, h: '8' },
      { i: 'nowhere', type: 'Widget', graph: { type: 'Card' }, expressions: ['avg(service_sla)'] },
    ],
    ['$.children[1].x', '$.children[1].h', '$.children[2].y', '$.children[3].w', '$.children[5].x'],
  ),
  hostile(
    'Unknown-types',
    [
      line('future', 10, ['service_cpm'], { graph: { type: 'Hologram' } }),
      { ...at(20, 8), i: 'panel', type: 'Hologram' },
      line('nothing', 30, ['service_cpm'], { graph: {} }),
      { ...at(40, 8), i: 'object', type: { a: 1 } },
      { ...at(50, 8), i: 'empty' },
    ],
    ['$.children[4].type'],
  ),
  hostile('Long-expressions', [
    line('sum', 10, [Array.from({ length: 800 }, () => 'service_cpm').join('+')]),
    line('parentheses', 20, [`${'('.repeat(5_000)}service_cpm${')'.repeat(5_000)}`]),
    line('name', 30, ['m'.repeat(10_000)]),
    line('open', 40, ['('.repeat(10_000)]),
    line('signs', 50, ['-'.repeat(10_000)]),
    line('labels', 60, [`service_percentile{p='${'9'.repeat(10_000)}'}`]),
    line('gate', 70, ['service_cpm'], { aerie: { v: 1, gate: { expression: '('.repeat(10_000) } } }),
  ]),
  hostile(
    'Wrong-kinds',
    [
      line('expressions', 10, 'service_cpm'),
      line('members', 20, [7, null, { a: 1 }, ['service_cpm'], 'service_sla']),
      { ...line('config', 30, ['service_cpm']), metricConfig: { unit: 'x' }, widget: [], associate: 'b' },
      { ...line('graph', 40, ['service_cpm']), graph: [] },
      {
        ...line('legend', 50, ['service_cpm']),
        graph: { type: 'Line', legend: 'table', opacity: {}, showXAxis: 'yes' },
      },
      {
        ...line('numbers', 60, ['service_cpm']),
        graph: { type: 'Area', opacity: 1e9, legend: { width: 1e9, toTheRight: true, asTable: true } },
      },
      null,
      'a widget',
      [[]],
      { ...at(70), i: 'tab', type: 'Tab', children: { name: 'x' } },
      {
        ...at(80),
        i: 'tab2',
        type: 'Tab',
        children: [null, { name: 7, children: 'none' }, { name: 'ok', expression: {} }],
      },
      { ...line('ours', 90, ['service_cpm']), aerie: { v: 99, type: 'Gauge', thresholds: 'many', gauge: [] } },
      {
        ...line('gauge', 100, ['avg(service_cpm)']),
        graph: { type: 'Card' },
        aerie: {
          v: 1,
          type: 'Gauge',
          thresholds: [{ at: 'x', tone: 'pink' }, null, { at: 1e308 }],
          gauge: { min: 5, max: 5 },
        },
      },
      {
        ...at(110, 12, 24),
        i: 'map',
        type: 'Topology',
        graph: { depth: 1e9 },
        nodeExpressions: 'x',
        nodeMetricConfig: 7,
        legendMQE: [],
      },
    ],
    ['$.children[1].expressions', '$.children[2].expressions[0]', '$.children[7]', '$.children[8]'],
  ),
]

const damaged = (id: string, configuration: string): Row => ({ id: `damaged-${id}`, configuration })
const head = `"layer":"GENERAL","entity":"Service"`

/** Nothing can be drawn of these. */
export const DAMAGED: readonly Row[] = [
  damaged('no-json', '{ "name": "No-json", "layer": "GENERAL", this is not JSON'),
  damaged('list', '[1, {"name":"A-list"}]'),
  damaged('null', 'null'),
  damaged('number', '1e999'),
  damaged('words', '"<img src=x onerror=alert(1)>"'),
  damaged('nothing', ''),
  damaged('blank', ' \u0000\u2028 '),
  damaged('unnamed', `{${head},"children":[]}`),
  damaged('name-is-a-list', `{"name":["x"],${head}}`),
  damaged('no-layer', '{"name":"No-layer","entity":"Service"}'),
  damaged('odd-entity', '{"name":"Odd-entity","layer":"GENERAL","entity":"Cluster","children":[]}'),
  damaged('cut', `{"name":"Cut",${head},"children":[{"type":"Widget","tips":"${'q'.repeat(1_000_000)}`),
  damaged('deep', '['.repeat(100_000)),
  damaged('five-mb', `{"name":"Five-MB",${head},"padding":"${'z'.repeat(5_000_000)}"}`),
  damaged('name-of-1-mb', `{"name":"${LONG}",${head},"children":[]}`),
  damaged('too-deep', `{"name":"Too-deep",${head},"children":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
  damaged('markup', `{"name":"<img src=x onerror=alert(1)>",${head},"children":[`),
  damaged('half-a-sign', `{"name":"\ud83d",${head}`),
]

/** Characters from which a row is one of the big: a store that has them is slow to read, whatever page is open. */
const BIG = 500_000
export const isBig = ({ configuration }: Row): boolean => configuration.length >= BIG

/** A folder for `--templates` with rows in one file, as an export of dashboards is. */
export function corpusFolder(wanted: (row: Row) => boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-corpus-'))
  const rows = [...HOSTILE, ...DAMAGED].filter(wanted).map(({ id, configuration }) => ({ id, configuration }))
  writeFileSync(join(folder, 'corpus.json'), JSON.stringify(rows))
  return folder
}
