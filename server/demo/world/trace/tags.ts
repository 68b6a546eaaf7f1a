import type { SpanPlan } from './plan'
import type { Traces } from './traces'

interface Asked {
  /** Epoch ms, both included. */
  readonly from: number
  readonly to: number
  readonly now: number
}

/** The values of the tags that can be searched by which traces of a time carried. A long time is looked at in so many of its minutes, evenly. */
const MOST_MINUTES = 12

/** Pauses after each minute of each flow. */
export function* tagsSeen(
  traces: Traces,
  { from, to, now }: Asked,
): Generator<undefined, ReadonlyMap<string, ReadonlySet<string>>> {
  const seen = new Map<string, Set<string>>()
  const told = new Set<SpanPlan>()
  const first = Math.floor(from / 60_000)
  const last = Math.floor(Math.min(to, now) / 60_000)
  const step = Math.max(1, Math.floor((last - first + 1) / MOST_MINUTES))
  for (let minute = last; minute >= first; minute -= step)
    for (const flow of traces.flowsWith(undefined)) {
      for (let n = 0; n < traces.count(flow, minute); n++) {
        traces.tell({ flow, minute, n }, now, told, ({ key, value }) => {
          const values = seen.get(key)
          if (values) values.add(value)
          else seen.set(key, new Set([value]))
        })
      }
      yield
    }
  return seen
}
