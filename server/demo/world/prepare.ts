import { isComplete, type EntityKind } from '@/scope/entity'
import { STEP_MS, type Step } from '@/time/step'
import { metricOf } from './catalogue'
import type { Graph } from './graph'
import { read } from './read'
import type { Reports } from './reports'
import { resolve } from './resolve'
import { askedSpan, type Asked } from './source'
import { candidates } from './top'

/** Buckets read between two pauses: a day's worth of minutes takes some milliseconds. */
const SLICE: Readonly<Partial<Record<Step, number>>> = { HOUR: 24, DAY: 1 }

/**
 * Computes the hours that metrics of a question fold, so that asking for them finds them done. Pauses after every slice:
 * whoever shares the thread lets others in. Minutes need no preparing.
 */
export function* prepare(
  graph: Graph,
  reports: Reports,
  asked: Asked,
  metrics: readonly string[],
): Generator<undefined, void> {
  const { window, entity, level } = asked
  const slice = SLICE[window.step]
  if (slice === undefined) return
  const span = askedSpan(asked)
  for (const metric of metrics) {
    const entry = metricOf(metric, level)
    if (entry === null) continue
    const single = isComplete(entry.scope as EntityKind, entity) ? [resolve(graph, entry.scope, entity, metric)] : null
    for (const measured of single ?? candidates(graph, span, entry, entity)) {
      const stored = measured && reports.series(metric, measured)
      if (!stored) continue
      for (let index = 0; index < span.points; index += slice) {
        const start = span.start + index * STEP_MS[window.step]
        read(stored, { ...span, start, points: Math.min(slice, span.points - index) })
        yield
      }
    }
  }
}
