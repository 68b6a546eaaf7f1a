import { OPTIONS_OF, STORED_AS } from './aerie'
import { VERSION } from './gate'
import { isObject } from './json'
import type { AddedType, Json, JsonObject, Threshold } from './types'

/** A widget without its place: what it is as stored, and how many of the 24 columns it takes. */
export interface Part {
  readonly columns: number
  readonly stored: JsonObject
}

/** An expression with the words its numbers need; plain text where they need none. */
export interface Asked {
  readonly ask: string
  readonly unit?: string
  readonly label?: string
  /** The series behind a list's cell. */
  readonly trend?: string
  /** Title of that series. */
  readonly detail?: string
}
type Asks = Asked | readonly Asked[]

interface Words {
  /** Columns of 24. */
  readonly w: number
  /** What the numbers mean, where the title does not say it. */
  readonly tips?: string
  /** Name for associations between charts. */
  readonly name?: string
}
interface Opens {
  /** Name of the dashboard that a row leads to; the entity's default one without it. */
  readonly opens?: string
}

/** Titles end with what the numbers are: `Response time (percentiles, ms)`. */
export const line = (title: string, asked: Asks, words: Words): Part => chart('Line', title, asked, words, AXES)

/** Series on top of each other: parts of a whole. */
export const area = (title: string, asked: Asks, words: Words): Part =>
  chart('Area', title, asked, words, { ...AXES, opacity: 0.4 })

/** Counts of each bucket. */
export const bar = (title: string, asked: Asks, words: Words): Part =>
  chart('Bar', title, asked, words, { ...SCALES, showBackground: false })

/** One number; `trend` is the series drawn beside it. */
export function card(title: string, asked: Asked, words: Words): Part {
  const { trend, ...number } = asked
  const series: readonly Asked[] = trend === undefined ? [] : [{ ...number, ask: trend }]
  return chart('Card', title, [number, ...series], words, { fontSize: 20, textAlign: 'left', showUnit: true })
}

/** Names and values; `heading` stands over the values. */
export const table = (title: string, asked: Asks, words: Words & { readonly heading?: string }): Part =>
  chart('Table', title, asked, words, { showTableValues: true, tableHeaderCol2: words.heading ?? '' })

/** A ranking of entities. */
export function topList(title: string, asked: Asked, words: Words & Opens): Part {
  const part = chart('TopList', title, [asked], words, { color: 'purple' })
  const links = words.opens === undefined ? {} : { valueRelatedDashboard: words.opens }
  return { ...part, stored: { ...part.stored, ...links, relatedTrace: { refIdType: 'owner' } } }
}

/** A ranking of sampled records, each with the trace it was seen in. */
export function records(title: string, asked: Asked, words: Words): Part {
  const part = chart('TopList', title, [asked], words, { color: 'purple' })
  return { ...part, stored: { ...part.stored, relatedTrace: { refIdType: 'traceId' } } }
}

interface Scale {
  /** Ends of the dial; without them 0 and a round number above what is shown. */
  readonly min?: number
  readonly max?: number
}

/** Numbers between two ends, one dial for each; elsewhere the number alone. */
export const gauge = (title: string, asked: Asks, { min, max, ...words }: Words & Scale): Part =>
  ours('Gauge', title, asked, words, { showUnit: true }, { min, max })

/** A lane per series, whose stretches are coloured by `thresholds` and named by `states`, value by value; elsewhere lines. */
export const statusTimeline = (
  title: string,
  asked: Asks,
  { states, ...words }: Words & { readonly states?: Readonly<Record<string, string>> },
): Part => ours('StatusTimeline', title, asked, words, { ...AXES, ...(states && { valueMappings: states }) }, {})

/** Shares of a whole, of the sum over the window or of the last value; elsewhere bars. */
export const pie = (title: string, asked: Asks, { of, ...words }: Words & { readonly of?: 'sum' | 'last' }): Part =>
  ours('Pie', title, asked, words, { ...SCALES, showBackground: false }, { of })

/** A row per label, a column per bucket. */
export const heatMap = (title: string, asked: Asks, words: Words): Part => chart('HeatMap', title, asked, words, {})

/** From which values on a widget is in trouble; a step is `[at, tone]`, and from the lowest step on each holds to the next. */
export function thresholds(part: Part, ...steps: readonly (readonly [at: number, tone: Threshold['tone']])[]): Part {
  return added(part, { thresholds: steps.map(([at, tone]) => ({ at, tone })) })
}

/** All services of the layer with their numbers. */
export const serviceList = (title: string, columns: readonly Asked[], words: Words & Opens): Part =>
  list('ServiceList', title, columns, words, { showGroup: true })

export const instanceList = (title: string, columns: readonly Asked[], words: Words & Opens): Part =>
  list('InstanceList', title, columns, words, {})

export const endpointList = (title: string, columns: readonly Asked[], words: Words & Opens): Part =>
  list('EndpointList', title, columns, words, {})

/** Words on the sheet. */
export const words = (content: string, { w, url = '' }: { readonly w: number; readonly url?: string }): Part => ({
  columns: w,
  stored: {
    type: 'Text',
    graph: { fontColor: 'theme', backgroundColor: 'theme', content, fontSize: 12, textAlign: 'left', url },
  },
})

interface MapWords {
  /** Calls around the entity, 1 to 5. */
  readonly depth: number
  readonly node: readonly Asked[]
  readonly client: readonly Asked[]
  readonly server: readonly Asked[]
  /** MQE of one value, not 0 where a node is unhealthy, and what that means. */
  readonly unhealthy: string
  readonly means: string
}

/** Who calls whom, all over the width; numbers of nodes, and of calls as either side saw them. */
export function topology({ depth, node, client, server, unhealthy, means }: MapWords): Part {
  const asks = (all: readonly Asked[]): Json => all.map(({ ask }) => ask)
  const configs = (all: readonly Asked[]): Json =>
    all.map(({ label, unit }) => ({ ...(label !== undefined && { label }), ...(unit !== undefined && { unit }) }))
  return {
    columns: 24,
    stored: {
      type: 'Topology',
      graph: { showDepth: true, depth },
      nodeExpressions: asks(node),
      nodeMetricConfig: configs(node),
      linkClientExpressions: asks(client),
      linkClientMetricConfig: configs(client),
      linkServerExpressions: asks(server),
      linkServerMetricConfig: configs(server),
      legendMQE: { expression: unhealthy },
      description: { healthy: '', unhealthy: means },
    },
  }
}

/** The percentiles a labelled metric keeps, named p50 to p99; `by` divides where the metric is not in ms. */
export const percentiles = (metric: string, by = 1): Asked => ({
  ask: `relabels(${metric}{p='50,75,90,95,99'},p='50,75,90,95,99',p='p50,p75,p90,p95,p99')${by === 1 ? '' : `/${by}`}`,
  unit: 'ms',
})

/** A series with the band that OAP predicts for it; `by` divides the metric and its bounds. Known from OAP 10.2 on. */
export function predicted(metric: string, words: Pick<Asked, 'unit' | 'label'>, by = 1): readonly Asked[] {
  const over = by === 1 ? '' : `/${by}`
  const bound = (which: 'upper' | 'lower', label: string): Asked => ({
    ...words,
    ask: `baseline(${metric},${which})${over}`,
    label,
  })
  return [{ ...words, ask: metric + over }, bound('upper', 'expected at most'), bound('lower', 'expected at least')]
}

/** Axes are named on purpose: an absent option hides them in Booster UI. */
const SCALES: JsonObject = { showXAxis: true, showYAxis: true }
const AXES: JsonObject = { step: false, smooth: false, showSymbol: false, ...SCALES }

function chart(type: string, title: string, asked: Asks, words: Words, options: JsonObject): Part {
  const all: readonly Asked[] = 'ask' in asked ? [asked] : asked
  const configs = all.map(({ unit, label, detail }) => ({
    ...(unit !== undefined && { unit }),
    ...(label !== undefined && { label }),
    ...(detail !== undefined && { detailLabel: detail }),
  }))
  const described = configs.some((config) => Object.keys(config).length > 0)
  return {
    columns: words.w,
    stored: {
      type: 'Widget',
      widget: { title, ...(words.name && { name: words.name }), ...(words.tips && { tips: words.tips }) },
      graph: { type, ...options },
      expressions: all.map(({ ask }) => ask),
      ...(described && { metricConfig: configs }),
    },
  }
}

type Given = Readonly<Record<string, Json | undefined>>

/** Stored as the nearest type that any UI draws. */
function ours(type: AddedType, title: string, asked: Asks, words: Words, stock: JsonObject, own: Given): Part {
  const options = Object.entries(own).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return added(chart(STORED_AS[type], title, asked, words, stock), {
    type,
    ...(options.length > 0 && { [OPTIONS_OF[type]]: Object.fromEntries(options) }),
  })
}

function added(part: Part, more: JsonObject): Part {
  const { aerie } = part.stored
  return { ...part, stored: { ...part.stored, aerie: { ...(isObject(aerie) ? aerie : {}), v: VERSION, ...more } } }
}

function list(type: string, title: string, columns: readonly Asked[], words: Words & Opens, options: JsonObject): Part {
  const part = chart(type, title, columns, words, { ...options, dashboardName: words.opens ?? '', fontSize: 12 })
  return { ...part, stored: { ...part.stored, subExpressions: columns.map(({ ask, trend }) => trend ?? ask) } }
}
