import { unitOf, type Unit } from '@/charts/format'
import type { Labels, ResultOf, Value } from '@/mqe/result'
import { STEP_MS } from '@/time/step'
import type { ModelContext } from './contract'

/** One number of a widget that draws numbers. */
export interface NamedNumber {
  readonly name: string
  readonly value: Value
  readonly unit: Unit
}

/** Sum of what is known of the closed buckets, or the last of them that has a value. */
export type Reduction = 'sum' | 'last'

/** Every labelled value of every expression, named as shortly as tells them apart; a series is reduced to one. */
export function numbersOf(
  results: readonly (ResultOf<'scalar' | 'series'> | null)[],
  how: Reduction,
  context: ModelContext,
): readonly NamedNumber[] {
  const { item } = context
  const isSeveral = results.filter((result) => result !== null).length > 1
  return results.flatMap((result, index) => {
    if (!result) return []
    const { label, unit } = item.metricConfig[index] ?? {}
    const own = label || item.expressions[index] || ''
    const found =
      result.kind === 'scalar'
        ? result.values
        : result.lines.map(({ labels, points }) => ({ labels, value: reduced(points, how, context) }))
    return found.map(({ labels, value }) => ({ name: named(own, labels, isSeveral), value, unit: unitOf(unit) }))
  })
}

function named(own: string, labels: Labels, isSeveral: boolean): string {
  const text = Object.entries(labels)
    .map(([key, value]) => (value === '' ? `${key}=` : key === 'p' && /^\d/.test(value) ? `p${value}` : value))
    .join(' ')
  return text === '' ? own : isSeveral ? `${own} ${text}` : text
}

function reduced(points: ResultOf<'series'>['lines'][number]['points'], how: Reduction, context: ModelContext): Value {
  const { window, now } = context
  const closed = points.filter(({ at, value }) => value !== null && at + STEP_MS[window.step] <= now)
  if (how === 'last') return closed.at(-1)?.value ?? null
  const known = closed.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  // Bad values alone are told as they came.
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : (closed[0]?.value ?? null)
}
