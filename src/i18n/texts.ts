import { merge, overlaid, translate } from './create'

const known = new Set<Readonly<Record<string, string>>>()

/**
 * English sits beside the code: `const text = useTexts('menu', { filter: 'Filter layers' })`, then `text('filter')`.
 * Placeholders are `{name}`; with `count` the forms are divided by ` | ` ("no layer | one layer | {count} layers").
 * A literal `@ { } |` is written `{'@'}`. An overlay of another locale wins where it has the key.
 * Call it in module scope or in setup; the function it returns is reactive to the locale.
 */
export function useTexts<T extends Record<string, string>>(
  namespace: string,
  en: T,
): (key: keyof T & string, params?: Record<string, unknown>) => string {
  if (!known.has(en)) {
    known.add(en)
    merge('en', namespace, en)
  }
  return (key, params) => translate(`${namespace}.${key}`, params)
}

/**
 * For English that is data (names of layers, nouns): the overlay's keys are the English phrases themselves, and a phrase it
 * does not have is shown as it is. Nothing is interpolated. Reactive to the locale, like texts.
 */
export const usePhrases =
  (namespace: string): ((english: string) => string) =>
  (english) =>
    overlaid(namespace, english) ?? english
