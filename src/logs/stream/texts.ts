import { formatNumber } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import { clockText, dateText, dayOf } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'
import en from './en.json'

export const t = useTexts('logStream', en)

/** A count to choose the form by, and as it is written. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: formatNumber(count, currentLocale()),
})

/** `23:46:07`, on another day than `day` with the date. */
export function timeText(at: number, zone: Zone, day: number): string {
  const clock = `${clockText(at, zone)}:${String(localOf(at, zone).second).padStart(2, '0')}`
  return dayOf(at, zone) === dayOf(day, zone) ? clock : `${dateText(at, zone, currentLocale())} ${clock}`
}

/** `.123`, drawn in weaker ink. */
export const millisText = (at: number): string =>
  `.${String(((Math.floor(at) % 1_000) + 1_000) % 1_000).padStart(3, '0')}`
