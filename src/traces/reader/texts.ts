import { formatNumber, formatParts, unitOf } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import en from './en.json'

export const t = useTexts('traceReader', en)

const MILLIS = unitOf('ms')

/** `1,000 ms`, `12.3 s`, `0.42 µs`: in the unit that reads best. */
export function timeText(ms: number): string {
  const { number, unit } = formatParts(ms, MILLIS, currentLocale())
  return `${number} ${unit}`
}

/** From so many ms on an axis is written in the next unit. */
const AXES = [
  [72 * 3_600_000, 86_400_000, 'd'],
  [600 * 60_000, 3_600_000, 'h'],
  [600_000, 60_000, 'min'],
  [10_001, 1000, 's'],
  [0, 1, 'ms'],
] as const

/** Marks of one axis in one unit, which the first of them names. */
export function axisTexts(times: readonly number[], end: number): readonly string[] {
  const [, millis, unit] = AXES.find(([from]) => end >= from) ?? AXES[4]
  return times.map((time, index) => numberText(time / millis) + (index === 0 ? ` ${unit}` : ''))
}

export const numberText = (value: number): string => formatNumber(value, currentLocale())

/** Share of the whole, `41.5 %`; a dash where there is no whole. */
export const shareText = (part: number, whole: number): string =>
  whole > 0 ? `${numberText(Math.round((part / whole) * 1000) / 10)} %` : '–'

/** A count to choose the form by, and as it is written. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: numberText(count),
})
