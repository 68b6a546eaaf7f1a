import { formatValue, unitOf } from '@/charts/format'
import type { TimeStyle } from '@/charts/timeAxis'
import { clockText, dateText, dayOf } from '@/time/format'

const MINUTES = unitOf('min')
const SECONDS = unitOf('s')

/** A span of time in whole minutes, below one in seconds: `16 min`, `40 s`. */
export function spanText(ms: number, locale: string): string {
  if (ms < 60_000) return formatValue(Math.max(0, Math.round(ms / 1000)), SECONDS, locale)
  return formatValue(Math.round(ms / 60_000), MINUTES, locale)
}

/** `18:05`; with its day where that is not today's. */
export function momentText(at: number, now: number, { zone, locale }: TimeStyle): string {
  const clock = clockText(at, zone)
  return dayOf(at, zone) === dayOf(now, zone) ? clock : `${dateText(at, zone, locale)}, ${clock}`
}
