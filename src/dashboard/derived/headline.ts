import type { MetricDefinition } from '@/protocol/mqe/metrics'
import type { EntityKind } from '@/scope/entity'
import type { Asked } from '@/template/part'
import { isGeneric } from './belongs'
import { meaningOf, scaled } from './meaning'
import { wordsOf } from './naming'

/** A metric as one number. */
export interface Headline extends Asked {
  readonly metric: string
  readonly label: string
  readonly trend: string
}

interface Words {
  readonly prefixes: readonly string[]
  readonly kind: EntityKind
  /** What the layer calls one of this kind. */
  readonly noun: string
}

/**
 * The numbers that tell most. A layer's own stand for it: the general ones are asked for only where it has none, since what is
 * metered is seldom traced as well. Of a labelled metric its sum, its mean where sums say nothing, its largest where that counts.
 */
export function headlines(own: readonly MetricDefinition[], words: Words, most: number): readonly Headline[] {
  const numbers = own.filter(({ name, type }) => !/_percentile$/.test(name) && type !== 'SAMPLED_RECORD')
  const named = numbers.filter(({ name }) => !isGeneric(name))
  const plain = named.filter(({ type }) => type === 'REGULAR_VALUE')
  const labelled = named.filter(({ type }) => type === 'LABELED_VALUE')
  const told = plain.length > 0 ? plain : labelled
  return byRank(told.length > 0 ? told : numbers.filter(({ type }) => type === 'REGULAR_VALUE'))
    .slice(0, most)
    .map((one) => headline(one, words))
}

export function headline({ name, type }: MetricDefinition, { prefixes, kind, noun }: Words): Headline {
  const { unit, by } = meaningOf(name)
  const series = type === 'LABELED_VALUE' ? `aggregate_labels(${name},${overLabels(name, unit)})` : name
  const ask = scaled(`avg(${series})`, by)
  return { metric: name, label: wordsOf(name, prefixes, kind, noun), unit, ask, trend: scaled(series, by) }
}

export const byRank = (metrics: readonly MetricDefinition[]): readonly MetricDefinition[] =>
  metrics
    .map((metric) => ({ metric, rank: meaningOf(metric.name).rank }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ metric }) => metric)

function overLabels(name: string, unit: string): 'sum' | 'avg' | 'max' {
  if (/(^|_)(max|lag|oldest)(_|$)/.test(name)) return 'max'
  return unit === '%' || unit === 'ms' || unit === 's' || /(^|_)(avg|mean|ratio)(_|$)/.test(name) ? 'avg' : 'sum'
}
