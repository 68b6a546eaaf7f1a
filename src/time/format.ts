import type { Step } from './step'
import { isRepeated, localOf, offsetText, type Zone } from './zone'

const pad = (value: number): string => String(value).padStart(2, '0')

/** `03:46`, on the zone's clock. */
export function clockText(at: number, zone: Zone): string {
  const { hour, minute } = localOf(at, zone)
  return `${pad(hour)}:${pad(minute)}`
}

/** The same; a reading that the day shows twice carries its offset: `02:30 UTC+01:00`. */
export function exactClockText(at: number, zone: Zone): string {
  const text = clockText(at, zone)
  return isRepeated(at, zone) ? `${text} ${offsetText(zone.offsetAt(at))}` : text
}

/** `2026-11-22 10:00` on the zone's clock, with seconds where there are some; what `readMoment` reads back. */
export function localText(at: number, zone: Zone): string {
  if (isRepeated(at, zone)) return linkText(at)
  const { year, month, day, second } = localOf(at, zone)
  const seconds = second === 0 ? '' : `:${pad(second)}`
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)} ${clockText(at, zone)}${seconds}`
}

/** Both ends of a window as they are typed: a whole day as `2026-11-22`. `to` is the last instant, epoch ms. */
export function endsText(from: number, to: number, zone: Zone): string {
  const day = (at: number): string => localText(at, zone).slice(0, 10)
  // Seconds are as near as an address says it.
  const whole = clockText(from, zone) === '00:00' && dayOf(from - 1, zone) !== dayOf(from, zone)
  const isWhole = whole && dayOf(Math.floor(to / 1000) * 1000 + 1000, zone) !== dayOf(to, zone)
  if (!isWhole) return `${localText(from, zone)} to ${localText(Math.floor(to / 1000) * 1000, zone)}`
  return day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`
}

/** `Nov 22` in the reader's language, with the year when `year`. */
export function dateText(at: number, zone: Zone, locale: string, year = false): string {
  const shifted = at + zone.offsetAt(at) * 60_000
  return dates(locale, year).format(shifted)
}

/** Days since the epoch on the zone's calendar: equal for two instants of one day. */
export const dayOf = (at: number, zone: Zone): number => Math.floor((at + zone.offsetAt(at) * 60_000) / 86_400_000)

/** `2026-11-22T10:00Z`: what a link carries for one end of a zoomed window. */
export const linkText = (at: number): string => {
  const iso = new Date(at).toISOString()
  return iso.endsWith(':00.000Z') ? `${iso.slice(0, 16)}Z` : `${iso.slice(0, 19)}Z`
}

/** True when the buckets of that step are not cut as the reader's clock would cut them. */
export function foreignBuckets(at: number, step: Step, zone: Zone, oap: Zone): boolean {
  const apart = Math.abs(zone.offsetAt(at) - oap.offsetAt(at))
  return step === 'DAY' ? apart !== 0 : step === 'HOUR' ? apart % 60 !== 0 : false
}

/** `03:32 – 04:02`, with dates where the window is longer than a day, crosses one, or is not today's. Days that OAP cuts
 * otherwise than the reader's calendar name its zone. */
export function spanText(
  window: { readonly start: number; readonly end: number; readonly step: Step },
  now: number,
  zone: Zone,
  oap: Zone,
  locale: string,
): string {
  const { start, end, step } = window
  const day = (at: number, of: Zone): string => dateText(at, of, locale)
  if (step === 'DAY') {
    const days = start === end ? day(start, oap) : `${day(start, oap)} – ${day(end, oap)}`
    return foreignBuckets(end, step, zone, oap) ? `${days}, ${oap.name}` : days
  }
  const isOneDay = dayOf(start, zone) === dayOf(end, zone)
  const clocks = `${exactClockText(start, zone)} – ${exactClockText(end, zone)}`
  // The usual case, without the formatter of dates, whose making costs more than the rest of the bar.
  if (isOneDay && dayOf(end, zone) === dayOf(now, zone)) return clocks
  if (isOneDay) return `${day(start, zone)}, ${clocks}`
  return `${day(start, zone)}, ${exactClockText(start, zone)} – ${day(end, zone)}, ${exactClockText(end, zone)}`
}

/** `UTC+02:00`, for a named zone with its name: `Asia/Kolkata, UTC+05:30`. */
export function zoneText(zone: Zone, at: number): string {
  const offset = offsetText(zone.offsetAt(at))
  return zone.name === offset ? offset : `${zone.name}, ${offset}`
}

const cache = new Map<string, Intl.DateTimeFormat>()

function dates(locale: string, year: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${year}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(year ? { year: 'numeric' } : {}),
  })
  cache.set(key, made)
  return made
}
