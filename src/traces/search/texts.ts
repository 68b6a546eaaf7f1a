import { formatNumber, formatParts, unitOf } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import { clockText, dateText, dayOf } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'
import en from './en.json'

export const t = useTexts('traceSearch', en)

const MILLIS = unitOf('ms')

/** `1,284 ms`, `12.3 s`; a dash for what is no number. */
export function lengthText(ms: number | null): string {
  if (ms === null) return '–'
  const { number, unit } = formatParts(ms, MILLIS, currentLocale())
  return `${number} ${unit}`
}

/** A count to choose the form by, and as it is written. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: formatNumber(count, currentLocale()),
})

/** `23:46:07`, on another day than `day` with the date. */
export function startText(at: number, zone: Zone, day: number): string {
  const clock = `${clockText(at, zone)}:${String(localOf(at, zone).second).padStart(2, '0')}`
  return dayOf(at, zone) === dayOf(day, zone) ? clock : `${dateText(at, zone, currentLocale())} ${clock}`
}

/** `.123`: what a list shows in weaker ink. */
export const millisText = (at: number): string => `.${String(((at % 1_000) + 1_000) % 1_000).padStart(3, '0')}`
