import { unitOf, type Unit } from '@/charts/format'
import { standingOf, type Limit } from '@/charts/limits'
import { isBad, type Labels, type Line, type ResultOf, type Value } from '@/mqe/result'
import { STEP_MS } from '@/time/step'
import { points } from '@/time/window'
import type { ModelContext } from '../contract'
import { mappedText } from '../mapping'
import type { CardOptions } from './options'

export interface CardNumber {
  /** Empty for a lone number. */
  readonly label: string
  readonly value: Value
  /** Stands for the value where a stored mapping says so. */
  readonly mapped: string | null
  readonly unit: Unit
  /** The limit it is past. */
  readonly limit: Limit | null
  /** Epoch ms of the bucket it was read from; `null` when it is about the whole window. */
  readonly at: number | null
}

export interface CardModel {
  readonly numbers: readonly CardNumber[]
  /** By closed bucket; `null` without a series. */
  readonly spark: readonly (number | null)[] | null
  /** Of the number, px; absent: as numbers are. */
  readonly size?: number
  /** Absent: left. */
  readonly align?: 'center' | 'right'
}

type Answer = ResultOf<'scalar' | 'series'> | null

/** The first expression is the number. A series gives its last closed value where no number came before it, and the spark. */
export function cardModel(results: readonly Answer[], options: CardOptions, context: ModelContext): CardModel {
  const numbers: CardNumber[] = []
  const thresholds = context.item.additions?.thresholds ?? []
  let spark: CardModel['spark'] = null
  results.forEach((result, index) => {
    const unit = options.showUnit ? unitOf(context.item.metricConfig[index]?.unit) : unitOf('')
    const number = (labels: Labels, value: Value, at: number | null): CardNumber => ({
      label: labelText(labels, context.item.metricConfig[index]?.label),
      value,
      mapped: typeof value === 'number' ? mappedText(value, options.mappings) : null,
      unit,
      limit: typeof value === 'number' ? standingOf(value, thresholds).limit : null,
      at,
    })
    if (result?.kind === 'scalar')
      numbers.push(...result.values.map(({ labels, value }) => number(labels, value, null)))
    if (result?.kind !== 'series') return
    const [line] = result.lines
    if (!line) return
    if (numbers.length === 0) {
      const last = lastClosed(line, context)
      numbers.push(number(line.labels, last?.value ?? null, last?.at ?? null))
    }
    spark ??= closedValues(line, context)
  })
  const { size, align } = options
  return {
    numbers: numbers.length === 1 ? numbers.map((one) => ({ ...one, label: '' })) : numbers,
    spark,
    ...(size === null ? {} : { size }),
    ...(align === 'left' ? {} : { align }),
  }
}

const isClosed = (at: number, { window, now }: ModelContext): boolean => at + STEP_MS[window.step] <= now

function lastClosed(line: Line, context: ModelContext): Line['points'][number] | undefined {
  return line.points.findLast(({ at, value }) => value !== null && isClosed(at, context))
}

function closedValues(line: Line, context: ModelContext): (number | null)[] {
  const { window } = context
  const values: (number | null)[] = Array.from({ length: points(window) }, () => null)
  let closed = 0
  for (const { at, value } of line.points) {
    const index = Math.floor((at - window.start) / STEP_MS[window.step])
    if (index < 0 || index >= values.length || !isClosed(at, context)) continue
    values[index] = value === null || isBad(value) ? null : value
    closed = Math.max(closed, index + 1)
  }
  return values.slice(0, closed)
}

function labelText(labels: Labels, metric: string | undefined): string {
  const text = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
  return text === '' ? (metric ?? '') : text
}
