import { formatNumber, formatParts, unitOf } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import type { JfrEvent } from '@/protocol/async/analyze'
import { clockText, dateText, dayOf } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'
import en from './en.json'
import type { Outcome } from './outcome'

export const t = useTexts('asyncProfiling', en)

const SECONDS = unitOf('s')

export const numberText = (value: number): string => formatNumber(value, currentLocale())

/** A count to choose the form by, and as it is written. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: numberText(count),
})

export function secondsText(seconds: number): string {
  const { number, unit } = formatParts(seconds, SECONDS, currentLocale())
  return `${number} ${unit}`
}

/** `14:20:05`, on another day than `day` with the date. Epoch ms both. */
export function timeText(at: number, zone: Zone, day: number): string {
  const clock = `${clockText(at, zone)}:${String(localOf(at, zone).second).padStart(2, '0')}`
  return dayOf(at, zone) === dayOf(day, zone) ? clock : `${dateText(at, zone, currentLocale())} ${clock}`
}

export const eventText = (event: JfrEvent): string => t(`event_${event}`)

export function errorText(error: NonNullable<Outcome['error']>): string {
  if (error === 'EXECUTION_TASK_ERROR' || error === 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR') return t(`error_${error}`)
  return t('error_other', { step: error })
}
