import { AHEAD_MS } from '../trace/minute'
import { LONGEST_MINUTES, LAG_MS } from '../trace/course'
import type { Traces } from '../trace/traces'

/** The most that a broker's mean is multiplied by until a message is taken out of a queue. */
const QUEUED = 1.5

/** Epoch ms after which nothing happens in the traces that a flow begins in a minute, by any clock. */
export function latestOf(traces: Traces, flow: number, minute: number): number {
  const visits = traces.visits(flow)
  const lasting = traces.lasting(flow, minute)
  const now = traces.bounds(flow, minute)?.now
  let ms = 0
  for (const { index, way, caller } of visits) {
    if (way === 'call') continue
    ms += Math.max(0, lasting[visits.length + index] ?? 0)
    if (way !== 'send' || !now) continue
    const slow = now.slow.flatMap((mark) => (mark.visit === index ? (mark.what.queueMs?.[1] ?? 0) : []))
    const lag = LAG_MS * (now.visits[index]?.lag ?? 0)
    ms += Math.max(2 + QUEUED * ((now.stores[caller] ?? 1) + lag), ...slow)
  }
  return (minute + 1) * 60_000 + AHEAD_MS + Math.min(Math.ceil(ms), (LONGEST_MINUTES - 1) * 60_000)
}
