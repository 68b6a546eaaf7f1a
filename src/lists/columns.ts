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
  /** What the trend is called, where the stored template says so. */
  readonly detail?: string
}

export interface ListOptions {
  readonly columns: readonly Column[]
  /** Name of the dashboard a row leads to; `null` is the entity's default one. */
  readonly dashboard: string | null
  readonly showGroup: boolean
  /** Of the rows' text, px; `null` where the template does not want another than ours. */
  readonly size: number | null
}

/** Booster UI's lists begin with 12 px and go from 10 to 20; a row here has room for 16. */
const USUAL = 12
const SIZES = [11, 16] as const

export function listOptions(item: MetricItem | ControlItem): ListOptions {
  if (!('graph' in item)) return { columns: [], dashboard: null, showGroup: true, size: null }
  const { dashboardName, showGroup, fontSize } = item.graph.options
  const size = Number(fontSize ?? USUAL)
  return {
    columns: item.expressions.flatMap((expression, index) => (expression === '' ? [] : [columnOf(item, index)])),
    dashboard: typeof dashboardName === 'string' && dashboardName !== '' ? dashboardName : null,
    showGroup: showGroup !== false,
    size: Number.isFinite(size) && size !== USUAL ? Math.min(SIZES[1], Math.max(SIZES[0], size)) : null,
  }
}

/** `labelsIndex` lists label values, `label` their titles in the same order, both separated by commas. */
function columnOf(item: MetricItem, index: number): Column {
  const { label = '', name = label, unit, labelsIndex = '', detailLabel = '' } = item.metricConfig[index] ?? {}
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
    ...(detailLabel === '' ? {} : { detail: detailLabel }),
  }
}
