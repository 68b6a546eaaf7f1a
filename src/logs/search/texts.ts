import { formatNumber } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import { clockText, dateText, dayOf } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'
import en from './en.json'

export const t = useTexts('logSearch', en)

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

/** `10 s`, `5 min`, `1 h`. */
export const spanText = (seconds: number): string =>
  seconds < 60 || seconds % 60 !== 0
    ? t('seconds', { n: seconds })
    : seconds < 3_600
      ? t('minutes', { n: seconds / 60 })
      : t('hours', { n: seconds / 3_600 })
