import { isComplete, type EntityKind } from '@/scope/entity'
import { STEP_MS, type Step } from '@/time/step'
import { metricOf } from './catalogue'
import type { Graph } from './graph'
import { read } from './read'
import type { Reports } from './reports'
import { resolve } from './resolve'
import { askedSpan, type Asked } from './source'
import { candidates } from './top'

/** Hours read between two pauses: some tenths of a millisecond, or some milliseconds while the code is not compiled. */
const SLICE = 6

/** Hours of a bucket that is a fold. */
const HOURS: Readonly<Partial<Record<Step, number>>> = { HOUR: 1, DAY: 24 }

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
  const each = HOURS[window.step]
  if (each === undefined) return
  const span = askedSpan(asked)
  const hours = span.points * each
  for (const metric of metrics) {
    const entry = metricOf(metric, level)
    if (entry === null) continue
    const single = isComplete(entry.scope as EntityKind, entity) ? [resolve(graph, entry.scope, entity, metric)] : null
    for (const measured of single ?? candidates(graph, span, entry, entity)) {
      const stored = measured && reports.series(metric, measured)
      if (!stored) continue
      for (let index = 0; index < hours; index += SLICE) {
        const start = span.start + index * STEP_MS.HOUR
        read(stored, { ...span, step: 'HOUR', start, points: Math.min(SLICE, hours - index) })
        yield
      }
    }
  }
}
