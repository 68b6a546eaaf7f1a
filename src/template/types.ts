import type { EntityKind } from '@/scope/entity'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** Grid place of an item: 24 columns, rows of 20 px. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Unit and label of the expression with the same index. */
export interface MetricConfig {
  readonly unit?: string
  readonly label?: string
  /** What the label was before it was translated: addresses and memories speak of it. Never stored. */
  readonly name?: string
  readonly detailLabel?: string
  readonly labelsIndex?: string
}

/** When a widget is shown: where all of its conditions hold. */
export interface Gate {
  /** MQE: shown where any value of the answer is neither 0 nor empty. */
  readonly expression: string | null
  /** Of the instance; `language` is what its agent is written in. Without values it need only be there. */
  readonly attribute: { readonly name: string; readonly is: readonly string[] } | null
}

/** From `at` on upwards a value has the tone, until the next step of the ladder. */
export interface Threshold {
  readonly at: number
  readonly tone: 'ok' | 'warn' | 'bad'
  /** What the limit is called. */
  readonly label?: string
}

/** Types that no stock UI has. */
export type AddedType = 'Gauge' | 'StatusTimeline' | 'Pie'

/** What stands under a widget's key `aerie`. */
export interface Additions {
  readonly type: AddedType | null
  /** From the lowest on. */
  readonly thresholds: readonly Threshold[]
  /** As stored: options of types, and what we do not know. */
  readonly own: JsonObject
}

/** A chart, card, table or list: expressions and the graph that draws their results. */
export interface MetricItem {
  readonly type: 'Widget'
  /** Unique inside its dashboard: `i`, or `{tab.i}-{tabIndex}-{i}` for a tab's child. */
  readonly id: string
  readonly place: Place
  readonly name: string
  readonly title: string
  readonly tips: string
  /** `Line`, `Card`, `TopList` …, or a type of ours; one that nobody knows still parses and is drawn as unsupported. */
  readonly graph: { readonly type: string; readonly options: JsonObject }
  readonly expressions: readonly string[]
  readonly subExpressions: readonly string[]
  readonly metricConfig: readonly MetricConfig[]
  readonly associate: readonly string[]
  /** Absent: always shown. */
  readonly gate?: Gate
  /** Absent: as any stock UI draws it. */
  readonly additions?: Additions
  /** The stored item as it came, unknown keys included. */
  readonly raw: JsonObject
}

export interface TabPage {
  readonly name: string
  /** `is_present(…)`: the tab shows only where this is 1. */
  readonly gate: string | null
  readonly items: readonly Item[]
}
export interface TabItem {
  readonly type: 'Tab'
  readonly id: string
  readonly place: Place
  readonly tabs: readonly TabPage[]
  readonly raw: JsonObject
}

/** Any other control (Topology, Trace, Log, Text …): drawn by the panel or widget registered under `type`. */
export interface ControlItem {
  readonly type: string
  readonly control: true
  readonly id: string
  readonly place: Place
  readonly gate?: Gate
  readonly raw: JsonObject
}

export type Item = MetricItem | TabItem | ControlItem

export interface Dashboard {
  readonly name: string
  readonly layer: string
  readonly entity: EntityKind
  readonly isRoot: boolean
  readonly isDefault: boolean
  readonly items: readonly Item[]
  readonly raw: JsonObject
}

/** What is wrong in a stored template, and where: `$.children[3].graph.type`. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/** A parsed template; `dashboard` is null when nothing can be drawn. Faults never throw. */
export interface Parsed {
  readonly dashboard: Dashboard | null
  readonly faults: readonly Fault[]
}
