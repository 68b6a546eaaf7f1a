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

/** By locale and path: texts without anything to fill in, which need not be compiled. `null` is one that must be. */
const plain = new Map<string, Map<string, string | null>>()
const SYNTAX = /[{}@|]/

export function merge(locale: string, namespace: string, texts: Readonly<Record<string, string>>): void {
  i18n.global.mergeLocaleMessage(locale, { [namespace]: texts })
  const kept = plain.get(locale) ?? new Map<string, string | null>()
  plain.set(locale, kept)
  for (const [key, text] of Object.entries(texts)) kept.set(`${namespace}.${key}`, SYNTAX.test(text) ? null : text)
}

export function translate(path: string, params: Params = {}): string {
  const own = plain.get(i18n.global.locale.value)?.get(path)
  const text = own === undefined ? plain.get('en')?.get(path) : own
  if (typeof text === 'string') return text
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
