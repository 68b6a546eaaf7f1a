import type { FlameUnit } from '@/geometry/flame/table'
import { currentLocale } from '@/i18n/create'
import { formatNumber, formatValue, unitOf } from '../format'
import { t } from './texts'

const TIMES = { ms: unitOf('ms'), ns: unitOf('ns') } as const
const BYTES = unitOf('bytes')

/** A count to choose the form by, and as it is written. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: formatNumber(count, currentLocale()),
})

/** `7.26 s`, `1.5 MiB`, `413 samples`; `words` is what a bare number counts. */
export function amountText(value: number, unit: FlameUnit, words?: string): string {
  if (unit === 'bytes') return formatValue(value, BYTES, currentLocale())
  if (unit === 'ms' || unit === 'ns') return formatValue(value, TIMES[unit], currentLocale())
  if (words !== undefined) return `${formatNumber(value, currentLocale())} ${words}`
  return unit === 'samples' ? t('samples', counted(value)) : formatNumber(value, currentLocale())
}

/** `33.0 %` with one decimal always, so that a column of them lines up; `< 0.1 %` for less, a dash where there is no whole. */
export function shareText(part: number, whole: number): string {
  if (!(whole > 0)) return '–'
  const share = (part / whole) * 100
  const text = digits(currentLocale()).format(part > 0 && share < LEAST ? LEAST : share)
  return `${part > 0 && share < LEAST / 2 ? '< ' : ''}${text} %`
}

const LEAST = 0.1
const formats = new Map<string, Intl.NumberFormat>()
function digits(locale: string): Intl.NumberFormat {
  const known = formats.get(locale)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  formats.set(locale, made)
  return made
}
