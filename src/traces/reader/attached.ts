import type { WireEvent, WireInstant } from '@/protocol/trace/span'

/** Something seen from outside, on an axis of nanoseconds that begins with the first of them. */
export interface Attached {
  readonly event: WireEvent
  /** ms from the axis' start, fractions and all; `null` where the server's time is no number. */
  readonly at: number | null
  readonly length: number | null
}

export interface AttachedAxis {
  readonly events: readonly Attached[]
  /** ms from the first start to the last end. */
  readonly duration: number
}

/** Seconds of the epoch and nanoseconds do not fit one number: the difference to `origin` (seconds) does. */
function millis({ seconds, nanos }: WireInstant, origin: number): number | null {
  if (typeof seconds !== 'number' || typeof nanos !== 'number' || seconds === 0) return null
  return (seconds - origin) * 1000 + nanos / 1e6
}

export function attachedAxis(events: readonly WireEvent[]): AttachedAxis {
  let origin = Infinity
  for (const { startTime } of events)
    if (typeof startTime.seconds === 'number' && startTime.seconds > 0) origin = Math.min(origin, startTime.seconds)
  if (origin === Infinity) return { events: events.map((event) => ({ event, at: null, length: null })), duration: 0 }
  const placed = events.map((event) => {
    const at = millis(event.startTime, origin)
    const end = millis(event.endTime, origin)
    return { event, at, length: at === null || end === null || end < at ? null : end - at }
  })
  let first = Infinity
  for (const { at } of placed) if (at !== null && at < first) first = at
  const moved = placed.map((one) => ({ ...one, at: one.at === null ? null : one.at - first }))
  moved.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity))
  return { events: moved, duration: moved.reduce((end, { at, length }) => Math.max(end, (at ?? 0) + (length ?? 0)), 0) }
}
