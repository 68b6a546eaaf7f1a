import type { EntityKind } from '@/scope/entity'
import { parseConfiguration } from './parse'
import type { Dashboard, Json, JsonObject } from './types'

/** A widget without its place: what it is as stored, and how many of the 24 columns it takes. */
export interface Part {
  readonly columns: number
  readonly stored: JsonObject
}
/** Parts beside each other, all of one height in grid rows. */
export interface Row {
  readonly rows: number
  readonly parts: readonly Part[]
}
export interface TabPart {
  readonly name: string
  readonly gate?: string
  readonly rows: readonly Row[]
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

interface Words {
  /** Columns of 24. */
  readonly w: number
  /** What the numbers mean, where the title does not say it. */
  readonly tips?: string
  /** Name for associations between charts. */
  readonly name?: string
}

export const row = (rows: number, ...parts: readonly Part[]): Row => ({ rows, parts })

export const tab = (name: string, ...rows: readonly Row[]): TabPart => ({ name, rows })

/** A tab that is offered only where one of the metrics exists. */
export const tabIf = (metrics: string, name: string, ...rows: readonly Row[]): TabPart => ({
  name,
  gate: `is_present(${metrics})`,
  rows,
})

interface Head {
  readonly name: string
  readonly layer: string
  readonly entity: EntityKind
  readonly isRoot?: boolean
  readonly isDefault?: boolean
}

/** A dashboard as OAP stores it, read back through the parser: what a page draws is what a server would keep. */
export function dashboard(head: Head, ...rows: readonly Row[]): Dashboard {
  const { isRoot = false, isDefault = false, ...identity } = head
  const { dashboard: built, faults } = parseConfiguration({ ...identity, isRoot, isDefault, children: placed(rows) })
  const [fault] = faults
  if (built === null || fault)
    throw new Error(`${head.layer} ${head.entity} ${head.name}: ${fault?.path} ${fault?.message}`)
  return built
}

function placed(rows: readonly Row[]): readonly Json[] {
  let next = 0
  let y = 0
  return rows.flatMap((one) => {
    let x = 0
    const items = one.parts.map((part) => {
      const item = { x, y, w: part.columns, h: one.rows, i: String(next++), ...part.stored }
      x += part.columns
      return item
    })
    y += one.rows
    return items
  })
}

/** Titles end with what the numbers are: `Response time (percentiles, ms)`. */
export const line = (title: string, asked: Asks, words: Words): Part => chart('Line', title, asked, words, LINE)

/** One number; `trend` is the series drawn beside it. */
export function card(title: string, asked: Asked, words: Words): Part {
  const { trend, ...number } = asked
  const series: readonly Asked[] = trend === undefined ? [] : [{ ...number, ask: trend }]
  return chart('Card', title, [number, ...series], words, { fontSize: 20, textAlign: 'left', showUnit: true })
}

/** A ranking; `opens` names the dashboard that a row leads to. */
export const topList = (title: string, asked: Asked, words: Words & { readonly opens?: string }): Part => {
  const part = chart('TopList', title, [asked], words, { color: 'purple' })
  const links = words.opens === undefined ? {} : { valueRelatedDashboard: words.opens }
  return { ...part, stored: { ...part.stored, ...links, relatedTrace: { refIdType: 'owner' } } }
}

/** All services of the layer with their numbers; a row leads to the dashboard `opens`. */
export const serviceList = (
  title: string,
  columns: readonly Asked[],
  words: Words & { readonly opens: string },
): Part => list('ServiceList', title, columns, words, { showGroup: true })

export const tabs = (...pages: readonly TabPart[]): Part => ({
  columns: 24,
  stored: {
    type: 'Tab',
    children: pages.map(({ name, gate, rows }) => ({
      name,
      ...(gate && { expression: gate }),
      children: placed(rows),
    })),
  },
})

/** The percentiles a labelled metric keeps, named p50 to p99. */
export const percentiles = (metric: string): Asked => ({
  ask: `relabels(${metric}{p='50,75,90,95,99'},p='50,75,90,95,99',p='p50,p75,p90,p95,p99')`,
  unit: 'ms',
})

type Asks = Asked | readonly Asked[]

/** Axes are named on purpose: an absent option hides them in Booster UI. */
const LINE: JsonObject = { step: false, smooth: false, showSymbol: false, showXAxis: true, showYAxis: true }

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

function list(
  type: string,
  title: string,
  columns: readonly Asked[],
  words: Words & { readonly opens: string },
  options: JsonObject,
): Part {
  const part = chart(type, title, columns, words, { ...options, dashboardName: words.opens, fontSize: 12 })
  return { ...part, stored: { ...part.stored, subExpressions: columns.map(({ ask, trend }) => trend ?? ask) } }
}
