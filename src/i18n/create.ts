import { createI18n } from 'petite-vue-i18n'

/** `count` chooses the plural form; every other parameter is only interpolated. */
type Params = Record<string, unknown>

const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en: {} },
  missingWarn: false,
  fallbackWarn: false,
})

/** The app plugin; texts also work without it, so a component can be mounted alone. */
export const plugin = i18n

/** By locale and path: the texts as they stand. */
const kept = new Map<string, Map<string, string>>()
/** What has something to fill in must be compiled, the rest need not. */
const SYNTAX = /[{}@|]/

/** The library looks up whole paths, not the steps of one. */
export function merge(locale: string, namespace: string, texts: Readonly<Record<string, string>>): void {
  const entries = Object.entries(texts).map(([key, text]) => [`${namespace}.${key}`, text] as const)
  i18n.global.mergeLocaleMessage(locale, Object.fromEntries(entries))
  const own = kept.get(locale) ?? new Map<string, string>()
  kept.set(locale, own)
  for (const [path, text] of entries) own.set(path, text)
}

export function translate(path: string, params: Params = {}): string {
  const text = kept.get(i18n.global.locale.value)?.get(path) ?? kept.get('en')?.get(path)
  if (text !== undefined && !SYNTAX.test(text)) return text
  const { count } = params
  return typeof count === 'number' ? i18n.global.t(path, params, count) : i18n.global.t(path, params)
}

/** The overlay's text as it stands, not read as a message; `null` where the locale has none. */
export const overlaid = (namespace: string, key: string): string | null =>
  kept.get(i18n.global.locale.value)?.get(`${namespace}.${key}`) ?? null

export const currentLocale = (): string => i18n.global.locale.value

/** Reactive; the overlay must have been merged before (`locale.ts`). */
export function showLocale(locale: string): void {
  const { locale: current } = i18n.global as { locale: { value: string } }
  current.value = locale
}
