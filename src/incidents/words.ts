import { formatValue, unitOf } from '@/charts/format'
import type { TimeStyle } from '@/charts/timeAxis'
import { clockText, dateText, dayOf } from '@/time/format'

const DAYS = unitOf('d')
const HOURS = unitOf('h')
const MINUTES = unitOf('min')
const SECONDS = unitOf('s')

/** A span of time in its two greatest units: `40 s`, `16 min`, `2 h 19 min`, `3 d 4 h`. */
export function spanText(ms: number, locale: string): string {
  if (ms < 60_000) return formatValue(Math.max(0, Math.round(ms / 1000)), SECONDS, locale)
  const minutes = Math.round(ms / 60_000)
  const both = (whole: number, unit: typeof HOURS, rest: number, less: typeof HOURS): string =>
    [formatValue(whole, unit, locale), rest === 0 ? '' : formatValue(rest, less, locale)].filter(Boolean).join(' ')
  if (minutes < 90) return formatValue(minutes, MINUTES, locale)
  if (minutes < 48 * 60) return both(Math.floor(minutes / 60), HOURS, minutes % 60, MINUTES)
  const hours = Math.round(minutes / 60)
  return both(Math.floor(hours / 24), DAYS, hours % 24, HOURS)
}

/** `18:05`; with its day where that is not today's. */
export function momentText(at: number, now: number, { zone, locale }: TimeStyle): string {
  const clock = clockText(at, zone)
  return dayOf(at, zone) === dayOf(now, zone) ? clock : `${dateText(at, zone, locale)}, ${clock}`
}

/** Words beside each other; those that are not there leave no trace. */
export const listWords = (words: readonly string[]): string => words.filter((word) => word !== '').join(', ')
