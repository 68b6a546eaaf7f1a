import { unitOf, type Unit } from '@/charts/format'
import type { ControlItem, MetricItem } from '@/template/types'

export interface Column {
  readonly expression: string
  readonly title: string
  /** The title before it was translated: what addresses and memories call the column. */
  readonly name: string
  readonly unit: Unit
  /** Titles by label value, where the stored template names them: `50` → `p50`. */
  readonly titles: ReadonlyMap<string, string>
  /** The series behind the column; `null` without one. */
  readonly trend: string | null
}

export interface ListOptions {
  readonly columns: readonly Column[]
  /** Name of the dashboard a row leads to; `null` is the entity's default one. */
  readonly dashboard: string | null
  readonly showGroup: boolean
}

export function listOptions(item: MetricItem | ControlItem): ListOptions {
  if (!('graph' in item)) return { columns: [], dashboard: null, showGroup: true }
  const { dashboardName, showGroup } = item.graph.options
  return {
    columns: item.expressions.flatMap((expression, index) => (expression === '' ? [] : [columnOf(item, index)])),
    dashboard: typeof dashboardName === 'string' && dashboardName !== '' ? dashboardName : null,
    showGroup: showGroup !== false,
  }
}

/** `labelsIndex` lists label values, `label` their titles in the same order, both separated by commas. */
function columnOf(item: MetricItem, index: number): Column {
  const { label = '', name = label, unit, labelsIndex = '' } = item.metricConfig[index] ?? {}
  const expression = item.expressions[index] ?? ''
  const split = (text: string): string[] => text.split(',').map((part) => part.trim())
  const names = split(label)
  const titles =
    labelsIndex === '' ? [] : split(labelsIndex).map((value, place) => [value, names[place] || value] as const)
  return {
    expression,
    title: titles.length > 0 ? '' : label || expression,
    name: titles.length > 0 ? '' : name || expression,
    unit: unitOf(unit),
    titles: new Map(titles),
    trend: item.subExpressions[index] || null,
  }
}
