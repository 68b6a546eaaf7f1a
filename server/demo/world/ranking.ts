import type { Entity } from '@/scope/entity'
import { candidates } from './candidates'
import type { CatalogueEntry } from './data'
import { folded } from './folded'
import type { Graph } from './graph'
import type { Measured } from './measured'
import { read, type Span } from './read'
import type { Reports } from './reports'
import type { Stored } from './stored'

/** An entity with the mean of its stored buckets. */
export interface Ranked {
  readonly measured: Measured
  readonly value: number
}

/** Rows by the metric that they rank by. */
export type Rankings = Map<string, readonly Ranked[]>

/** Everything that has a value in the span, in no order. Pauses after every entity and within long folds. */
export function* ranking(
  graph: Graph,
  reports: Reports,
  span: Span,
  { entry, entity }: { readonly entry: CatalogueEntry; readonly entity: Entity },
): Generator<undefined, readonly Ranked[]> {
  const rows: Ranked[] = []
  for (const measured of candidates(graph, span, entry, entity)) {
    yield
    const stored = reports.series(entry.name, measured)
    if (stored === null) continue
    yield* folded(stored, span)
    const value = mean(stored, span)
    if (value !== null) rows.push({ measured, value })
  }
  return rows
}

/** The same without pauses. */
export function ranked(...of: Parameters<typeof ranking>): readonly Ranked[] {
  return atOnce(ranking(...of))
}

/** What work in slices comes to, without pauses. */
export function atOnce<Value>(work: Iterator<undefined, Value>): Value {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

function mean(stored: Stored, span: Span): number | null {
  const values = (read(stored, span)[0] ?? []).filter((value) => value !== null)
  return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}
