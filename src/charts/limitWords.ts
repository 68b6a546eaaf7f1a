import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import { formatValue } from './format'
import type { Limit } from './limits'
import type { Unit } from './units'

const t = useTexts('limits', {
  above: 'at or above {limit}',
  below: 'below {limit}',
  named: '{name}: {words}',
  ok: 'ok',
  warn: 'warning',
  bad: 'bad',
})

/** Where the trouble is, `at or above 500 ms`, after the name of the limit where it has one. */
export function limitWords({ at, side, label }: Limit, unit: Unit): string {
  const words = t(side, { limit: formatValue(at, unit, currentLocale()) })
  return label === undefined ? words : t('named', { name: label, words })
}

/** A tone as a word of its own. */
export const toneWord = (tone: 'ok' | 'warn' | 'bad'): string => t(tone)
