import { unitOf, type Unit } from '@/charts/format'
import { standingOf, type Limit } from '@/charts/limits'
import type { Labels, ResultOf, Value } from '@/mqe/result'
import type { MetricItem } from '@/template/types'
import type { ModelContext } from '../contract'
import { mappedText } from '../mapping'
import type { TableOptions } from './options'

export interface TableRow {
  /** One text per name column. */
  readonly names: readonly string[]
  readonly value: Value
  /** Stands for the value where a stored mapping says so. */
  readonly mapped: string | null
  readonly unit: Unit
  /** The limit its value is past. */
  readonly limit: Limit | null
}

export interface TableModel {
  /** Headings of the name columns; an empty one is the view's own word for a name. */
  readonly names: readonly string[]
  /** Heading of the values, empty for the view's own word; `null`: no such column. */
  readonly value: string | null
  /** The one unit of all values; `null` where they differ, and each carries its own. */
  readonly unit: Unit | null
  readonly rows: readonly TableRow[]
}

type Answer = ResultOf<'scalar' | 'series' | 'ranking' | 'records'> | null
interface Found {
  /** Name of the expression, and of the row where it has no labels. */
  readonly name: string
  readonly labels: Labels
  readonly value: Value
  readonly unit: Unit
}

export function tableModel(results: readonly Answer[], options: TableOptions, { item }: ModelContext): TableModel {
  const found = results.flatMap((result, index) => (result ? rowsOf(result, item, index) : []))
  const thresholds = item.additions?.thresholds ?? []
  const keys = [...new Set(found.flatMap(({ labels }) => Object.keys(labels)))]
  const several = new Set(found.map(({ name }) => name)).size > 1
  // A lone labelled expression needs no column that repeats its name.
  const hasNames = keys.length === 0 || several
  const heads = [...(hasNames ? [''] : []), ...keys]
  const rows = found.map(({ name, labels, value, unit }) => ({
    names: [...(hasNames ? [name] : []), ...keys.map((key) => labels[key] ?? '')],
    value,
    mapped: typeof value === 'number' ? mappedText(value, options.mappings) : null,
    unit,
    limit: typeof value === 'number' ? standingOf(value, thresholds).limit : null,
  }))
  return {
    names: heads.length === 1 && options.nameHead !== '' ? [options.nameHead] : heads,
    value: options.showValues ? options.valueHead : null,
    unit: new Set(found.map(({ unit }) => unit.text)).size === 1 ? (found[0]?.unit ?? null) : null,
    // Without its value a row says that something is so: what had none in this window is not.
    rows: options.showValues ? rows : rows.filter(({ value }) => value !== null),
  }
}

function rowsOf(result: NonNullable<Answer>, item: MetricItem, index: number): readonly Found[] {
  const { label, unit: stored, labelsIndex = '' } = item.metricConfig[index] ?? {}
  const unit = unitOf(stored)
  const name = (labelsIndex === '' ? label : '') || item.expressions[index] || ''
  switch (result.kind) {
    case 'scalar':
      return result.values.map(({ labels, value }) => ({ name, labels, value, unit }))
    case 'series':
      return result.lines.map(({ labels, points }) => ({
        name,
        labels,
        value: points.findLast(({ value }) => value !== null)?.value ?? null,
        unit,
      }))
    default:
      return result.rows.map((row) => ({ name: row.name, labels: {}, value: row.value, unit }))
  }
}
