import { isComplete, type EntityKind } from '@/scope/entity'
import { metricOf } from './catalogue'
import { folded } from './folded'
import { ranking } from './ranking'
import { resolve } from './resolve'
import { askedSpan, recordSpan, type Asked, type Grounds } from './source'

/** Metrics that a question reads, and those of them that it ranks. */
export interface Needs {
  readonly metrics: readonly string[]
  readonly ranked: readonly string[]
}

/**
 * Does the long work of a question, so that asking for it finds it done: the hours that buckets are folded from, and the
 * rows of rankings and records. Pauses often: whoever shares the thread lets others in. A series of minutes needs no preparing.
 */
export function* prepare(
  { graph, reports, records }: Grounds,
  asked: Asked,
  { metrics, ranked }: Needs,
): Generator<undefined, void> {
  const { entity, level, rankings, recorded } = asked
  const span = askedSpan(asked)
  for (const metric of metrics) {
    const entry = metricOf(metric, level)
    if (entry === null || !isComplete(entry.scope as EntityKind, entity)) continue
    const measured = resolve(graph, entry.scope, entity, metric)
    const stored = measured && reports.series(metric, measured)
    if (stored) yield* folded(stored, span)
  }
  for (const metric of ranked) {
    const entry = metricOf(metric, level)
    if (entry?.type === 'REGULAR_VALUE') rankings?.set(metric, yield* ranking(graph, reports, span, { entry, entity }))
    else if (entry?.kind === 'RECORD') recorded?.set(metric, yield* records.find(entity, metric, recordSpan(asked)))
  }
}
