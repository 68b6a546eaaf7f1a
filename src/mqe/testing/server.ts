import { isComplete, type Entity, type EntityKind } from '@/scope/entity'
import type { Step } from '@/time/step'
import type { LabelList, Level, MetricFacts, Source } from '../source'

const PERCENTILES: readonly LabelList[] = ['50', '75', '90', '95', '99'].map((value) => [{ key: 'p', value }])

export interface Facts extends MetricFacts {
  readonly scope: EntityKind
}

/** A server of a level with the given metrics, one value in every bucket. */
export function sourceOf(
  level: Level,
  facts: (name: string) => Facts | null,
  entity: Entity,
  at: readonly number[],
  step: Step,
): Source {
  const complete = (metric: string) => isComplete(facts(metric)?.scope ?? 'All', entity)
  const values = (back = 0) => Array.from({ length: at.length + back }, (_, index) => index + 1)
  return {
    level,
    step,
    at,
    facts,
    series: (metric, back) => (complete(metric) ? values(back) : null),
    labelled: (metric, back) => {
      if (!complete(metric)) return null
      return metric === 'service_percentile' ? PERCENTILES.map((labels) => ({ labels, values: values(back) })) : []
    },
    top: () => [{ id: 'a', value: 1 }],
    records: () => [{ id: 'a', value: 1, traceID: null }],
    baseline: () => at.map((_, index) => ({ id: String(index), value: null })),
  } // prettier-ignore
}
