import { createI18n } from 'vue-i18n'

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

export function merge(locale: string, namespace: string, texts: Readonly<Record<string, string>>): void {
  i18n.global.mergeLocaleMessage(locale, { [namespace]: texts })
}

export function translate(path: string, params: Params = {}): string {
  const { count } = params
  return typeof count === 'number' ? i18n.global.t(path, params, count) : i18n.global.t(path, params)
}

/** The overlay's text as it stands, not read as a message; `null` where the locale has none. */
export function overlaid(namespace: string, key: string): string | null {
  const texts: unknown = i18n.global.tm(namespace)
  if (typeof texts !== 'object' || texts === null || !Object.hasOwn(texts, key)) return null
  const text: unknown = Object.getOwnPropertyDescriptor(texts, key)?.value
  return typeof text === 'string' ? text : null
}

export const currentLocale = (): string => i18n.global.locale.value

/** Reactive; the overlay must have been merged before (`locale.ts`). */
export function showLocale(locale: string): void {
  const { locale: current } = i18n.global as { locale: { value: string } }
  current.value = locale
}
