import type { Level, Source } from '@/mqe/source'
import { isComplete, type Entity, type EntityKind } from '@/scope/entity'
import { STEP_MS } from '@/time/step'
import { buckets, type Window } from '@/time/window'
import { predicted } from './baseline'
import { factsOf, metricOf } from './catalogue'
import type { CatalogueEntry } from './data'
import type { Graph } from './graph'
import { atOnce, ranked, type Rankings } from './ranking'
import { read, spanOf, type Span } from './read'
import type { Between, Recorded, Records } from './records/records'
import type { Reports } from './reports'
import { resolve } from './resolve'
import { oldest, RECORDS_MS } from './retention'
import { top } from './top'
import { formatBucket } from '@/protocol/duration'

/** What is asked about, and by whom. */
export interface Asked {
  readonly entity: Entity
  readonly window: Window
  /** Epoch ms of the server's clock. */
  readonly now: number
  readonly level: Level
  /** The storage has a cold stage; it is read when the window asks for it. */
  readonly coldStage?: boolean
  /** Filled by `prepare`, for this window and entity. */
  readonly rankings?: Rankings
  readonly recorded?: Recorded
}

export const askedSpan = ({ window, now, coldStage }: Asked): Span =>
  spanOf(window, now, oldest(now, window.step, coldStage === true && window.cold === true))

/** The time that records are looked for in. */
export function recordSpan(asked: Asked): Between {
  const { start, points, now, step } = askedSpan(asked)
  return { from: Math.max(start, now - RECORDS_MS), to: Math.min(start + points * STEP_MS[step] - 1, now) }
}

const bucketsOf = new WeakMap<Window, readonly number[]>()

/** Bucket starts of a window; one list per window, however many questions are about it. */
function startsOf(window: Window): readonly number[] {
  const known = bucketsOf.get(window)
  if (known) return known
  const made = buckets(window)
  bucketsOf.set(window, made)
  return made
}

/** What a source reads from. */
export interface Grounds {
  readonly graph: Graph
  readonly reports: Reports
  readonly records: Records
}

/** The stored metrics of one entity in one window. */
export function sourceOf({ graph, reports, records }: Grounds, asked: Asked): Source {
  const { entity, window, now, level, rankings, recorded } = asked
  const span = askedSpan(asked)
  const complete = (entry: CatalogueEntry): boolean => isComplete(entry.scope as EntityKind, entity)
  const stored = (entry: CatalogueEntry) => {
    const measured = resolve(graph, entry.scope, entity, entry.name)
    return measured && reports.series(entry.name, measured)
  }

  return {
    level,
    step: window.step,
    get at() {
      return startsOf(window)
    },
    facts(metric) {
      const entry = metricOf(metric, level)
      return entry && factsOf(entry, level)
    },
    series(metric, back = 0) {
      const entry = metricOf(metric, level)
      if (entry === null || !complete(entry)) return null
      const series = stored(entry)
      const values = series && read(series, span, back)[0]
      return values ?? new Array<null>(span.points + back).fill(null)
    },
    labelled(metric, back = 0) {
      const entry = metricOf(metric, level)
      if (entry === null || !complete(entry)) return null
      const series = stored(entry)
      if (series === null) return []
      const lines = read(series, span, back)
      return series.labels
        .map((labels, index) => ({ labels, values: lines[index] ?? [] }))
        .filter(({ values }) => values.some((value) => value !== null))
    },
    top(metric, limit, order, attributes) {
      const entry = metricOf(metric, level)
      if (entry === null || entry.type !== 'REGULAR_VALUE') return []
      const rows = rankings?.get(metric) ?? ranked(graph, reports, span, { entry, entity })
      return top(rows, { entry, entity, limit, order, attributes })
    },
    records(metric, limit, order) {
      if (metricOf(metric, level) === null || window.step === 'SECOND') return []
      const found = recorded?.get(metric) ?? atOnce(records.find(entity, metric, recordSpan(asked)))
      return records.top(found, limit, order)
    },
    baseline(metric, which) {
      // Only the name counts: a prediction has no virtual services.
      const node = entity.serviceName === undefined ? null : graph.find(entity.serviceName, true)
      return startsOf(window).map((time) => ({
        id: formatBucket(time, window.step, window.offset),
        value: node && window.step !== 'DAY' ? predicted(node, metric, time / 60_000, now, which) : null,
      }))
    },
  }
}
