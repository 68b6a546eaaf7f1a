import type { WireSpan } from '@/protocol/trace/span'
import { incidents } from '../data'
import { world } from '../testing'
import type { TracePlace } from './id'
import type { TraceSearch } from './condition'
import type { SegmentRow } from './kept'
import { searchTraces } from './search'

export const { traces } = world

export const flowOf = (id: string): number => incidents.traceFlows.findIndex((flow) => flow.id === id)

export const minuteOf = (text: string): number => Date.parse(`${text}Z`) / 60_000

/** Runs work that pauses to its end. */
export function finished<Value>(slices: Generator<undefined, Value>): Value {
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value
  }
}

type Wanted = Partial<TraceSearch> & Pick<TraceSearch, 'from' | 'to' | 'now'>

export const search = (wanted: Wanted): readonly SegmentRow[] =>
  finished(searchTraces(traces, { tags: [], order: 'start', whole: false, rows: 1_000_000, ...wanted }))

/** Places of all traces that a flow begins in some minutes. */
export const placesIn = (flow: number, from: number, minutes: number): readonly TracePlace[] =>
  Array.from({ length: minutes }, (_, index) => from + index).flatMap((minute) =>
    Array.from({ length: traces.count(flow, minute) }, (__, n) => ({ flow, minute, n })),
  )

/** All of a trace, whenever that is reported. */
export const spansAt = (place: TracePlace): readonly WireSpan[] => traces.spans(place, Infinity)

export const tagOf = (span: WireSpan | undefined, key: string): string | undefined =>
  span?.tags.find((tag) => tag.key === key)?.value
