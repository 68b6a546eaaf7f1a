import { lengthOf, type Trace } from '../trace/model'
import { ownTimes } from './clock'
import { framesOfLinks } from './frames'
import type { Links } from './link'
import { Oddities } from './oddities'
import type { FrameTable } from './table'

/** A trace as a flame graph, unit ms, in the order of time; calls of one path are one frame. */
export interface SpanFlame {
  readonly table: FrameTable
  /** Span → its frame; the root's for spans that others only name. */
  readonly frameOf: Uint32Array
  /** Per frame: its spans, those that failed, the longest of them (-1 for a made root). */
  readonly spans: Uint32Array
  readonly errors: Uint32Array
  readonly longest: Int32Array
  /** Per frame: what its spans say they took, added up, ms. More than the frame's width where spans ran side by side. */
  readonly stated: Float64Array
}

/**
 * Widths are time on the clock: the whole is as wide as the time in which anything ran. A span has its own time and under it
 * what it called, whenever that ran: a consumer that worked after its producer had ended makes the producer's frame wider,
 * the wait in the queue does not. What ran side by side shares the time, so that no frame is wider than the one above;
 * `stated` has what the spans say. Those that others only name are left out: nobody knows their time.
 */
export function framesOfSpans(trace: Trace): SpanFlame {
  const { links, spanOf } = rowsOfTrace(trace)
  const { table, frameOf } = framesOfLinks(links, 'ms', 'source', new Oddities())
  const flame = {
    table,
    frameOf: new Uint32Array(trace.count),
    spans: new Uint32Array(table.count),
    errors: new Uint32Array(table.count),
    longest: new Int32Array(table.count).fill(-1),
    stated: new Float64Array(table.count),
  }
  spanOf.forEach((span, row) => {
    const frame = frameOf[row] ?? 0
    const length = lengthOf(trace, span)
    const longest = flame.longest[frame] ?? -1
    flame.frameOf[span] = frame
    flame.spans[frame] = (flame.spans[frame] ?? 0) + 1
    flame.errors[frame] = (flame.errors[frame] ?? 0) + (trace.spans[span]?.isError ? 1 : 0)
    flame.stated[frame] = (flame.stated[frame] ?? 0) + length
    if (longest < 0 || length > lengthOf(trace, longest)) flame.longest[frame] = span
  })
  return flame
}

/** Spans as rows, without those that are only named: what hangs on them hangs on nobody. */
function rowsOfTrace(trace: Trace): { links: Links; spanOf: readonly number[] } {
  const widths = withCalls(trace, ownTimes(trace))
  const rowOf = new Int32Array(trace.count).fill(-1)
  const spanOf: number[] = []
  const names: string[] = []
  const known = new Map<string, number>()
  const name: number[] = []
  const parent: number[] = []
  trace.spans.forEach((span, at) => {
    if (!span) return
    const text = `${span.serviceCode}: ${span.endpointName}`
    const named = known.get(text) ?? names.push(text) - 1
    known.set(text, named)
    name.push(named)
    parent.push(rowOf[trace.parent[at] ?? -1] ?? -1)
    rowOf[at] = spanOf.push(at) - 1
  })
  const links: Links = {
    count: spanOf.length,
    parent: Int32Array.from(parent),
    name: Uint32Array.from(name),
    names,
    total: Float64Array.from(spanOf, (at) => widths[at] ?? 0),
  }
  return { links, spanOf }
}

/** A span's time with that of all under it. */
function withCalls({ count, parent }: Trace, own: Float64Array): Float64Array {
  const total = own.slice()
  for (let at = count - 1; at >= 0; at -= 1) {
    const above = parent[at] ?? -1
    if (above >= 0) total[above] = (total[above] ?? 0) + (total[at] ?? 0)
  }
  return total
}
