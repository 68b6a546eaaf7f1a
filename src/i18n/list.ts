import { currentLocale } from './create'

const formats = new Map<string, Intl.ListFormat>()

/** Words beside each other as the reader's language does it: `a, b, c` and `a、b、c`. Reactive to the locale. */
export function listText(words: readonly string[]): string {
  const locale = currentLocale()
  const format = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  formats.set(locale, format)
  return format.format(words)
}
