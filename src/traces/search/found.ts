import type { WireNumber, WireSpan } from '@/protocol/trace/span'
import type { TraceRow } from '@/protocol/trace/summary'

/** Spans of one service in a trace. */
export interface ServiceShare {
  readonly name: string
  readonly spans: number
  readonly errors: number
}

/** A trace as a list shows it. */
export interface FoundTrace {
  readonly traceId: string
  /** The endpoint of its earliest part that was found. */
  readonly name: string
  /** Epoch ms; `null` where the server sent no number. */
  readonly start: number | null
  /** ms, of a v1 list that of the longest segment found; `null` where the server sent no number. */
  readonly duration: number | null
  readonly isError: boolean
  /** Segments of it that were found; `null` for a whole trace. */
  readonly segments: number | null
  /** Of a whole trace, most spans first. */
  readonly services: readonly ServiceShare[] | null
  readonly spans: readonly WireSpan[] | null
}

/**
 * A v1 list has a row per segment that fits, so one trace may be in it more than once: its segments become one line, at the
 * place of the first. Nothing is said of segments that were not found.
 */
export function foundIn(rows: readonly TraceRow[]): readonly FoundTrace[] {
  const byTrace = new Map<string, TraceRow[]>()
  for (const row of rows) {
    // Without an id nothing can be opened, but it was found.
    const id = row.traceId === '' ? `?${row.key}` : row.traceId
    const same = byTrace.get(id)
    if (same) same.push(row)
    else byTrace.set(id, [row])
  }
  return [...byTrace.values()].flatMap((group) => traceOf(group) ?? [])
}

function traceOf(rows: readonly TraceRow[]): FoundTrace | null {
  const [first] = rows
  if (!first) return null
  const earliest = rows.reduce((best, row) =>
    (numberOf(row.start) ?? Infinity) < (numberOf(best.start) ?? Infinity) ? row : best,
  )
  const durations = rows.flatMap(({ duration }) => numberOf(duration) ?? [])
  const spans = first.spans ?? null
  return {
    traceId: first.traceId,
    name: earliest.endpointNames[0] ?? '',
    start: numberOf(earliest.start),
    duration: durations.length > 0 ? Math.max(...durations) : null,
    isError: rows.some(({ isError }) => isError),
    segments: spans === null ? rows.length : null,
    services: spans && sharesOf(spans),
    spans,
  }
}

/** The span that nobody called, else the first there is. */
export const rootOf = (spans: readonly WireSpan[]): WireSpan | null =>
  spans.find(({ parentSpanId, refs }) => parentSpanId === -1 && refs.length === 0) ?? spans[0] ?? null

const numberOf = (wire: WireNumber): number | null => (typeof wire === 'number' ? wire : null)

function sharesOf(spans: readonly WireSpan[]): readonly ServiceShare[] {
  const shares = new Map<string, { spans: number; errors: number }>()
  for (const { serviceCode, isError } of spans) {
    const share = shares.get(serviceCode) ?? { spans: 0, errors: 0 }
    share.spans += 1
    if (isError) share.errors += 1
    shares.set(serviceCode, share)
  }
  return [...shares]
    .map(([name, share]) => ({ name, ...share }))
    .sort((a, b) => b.spans - a.spans || (a.name < b.name ? -1 : 1))
}
