import type { Window } from '@/time/window'
import type { Unit } from './format'
import type { LimitStep } from './limits'

/** One line. `values[i]` belongs to bucket i of the chart's window; `null` is a gap. */
export interface ChartSeries {
  /** Stable over refreshes: the legend's state follows it. */
  readonly id: string
  readonly name: string
  /** The name with all its labels, where `name` leaves some out. */
  readonly full?: string
  readonly values: readonly (number | null)[]
  /** Rank of an ordered series, 99 for p99. */
  readonly rank?: number
  /** One value for the whole window, drawn level and dashed. */
  readonly level?: boolean
}

/** What was predicted of one series, bucket by bucket; `null` where nothing was. */
export interface Band {
  /** Id of the series. */
  readonly of: string
  readonly upper: readonly (number | null)[]
  readonly lower: readonly (number | null)[]
  readonly value: readonly (number | null)[]
}

/** What could not be drawn, told beside the title. */
export interface Caveats {
  /** Values that are no finite numbers. */
  readonly bad: number
  /** Points outside the window. */
  readonly outside: number
}

export type LegendForm = 'off' | 'list' | 'table' | 'right' | 'selector'
export type LegendStat = 'min' | 'max' | 'mean' | 'total' | 'last'

/** How values become marks. Areas overlap; bars of a bucket stand on one another. */
export type SeriesMark =
  | { readonly kind: 'area'; /** Of the fill, 0 to 1. */ readonly opacity: number }
  | { readonly kind: 'bar'; /** Draws the rest of each bucket's column behind its bar. */ readonly background: boolean }

export interface TimeSeriesModel {
  readonly window: Window
  /** Server time, epoch ms: buckets that end later are open. */
  readonly now: number
  readonly unit: Unit
  readonly series: readonly ChartSeries[]
  readonly caveats: Caveats
  readonly legend: {
    readonly form: LegendForm
    readonly stats: readonly LegendStat[]
    /** Of a table beside the plot, px. */
    readonly width?: number
    /** Also where there is one series. */
    readonly always?: boolean
  }
  readonly showX: boolean
  readonly showY: boolean
  readonly step: boolean
  /** Curves through the values that never go past them. */
  readonly smooth?: boolean
  readonly bands?: readonly Band[]
  /** A prediction was asked for, and the server has none. */
  readonly unpredicted?: boolean
  /** From which values on there is trouble, from the lowest on. */
  readonly limits?: readonly LimitStep[]
  /** Absent: lines. */
  readonly mark?: SeriesMark
}
