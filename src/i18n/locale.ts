import { merge, showLocale } from './create'

/** Overlay of one locale, `locales/<tag>.json`: namespace, key, text. */
export type Overlay = Readonly<Record<string, Readonly<Record<string, string>>>>

const loaders = import.meta.glob<Overlay>('./locales/*.json', { import: 'default' })

/** Tags there is an overlay for, English first. */
export const LOCALES: readonly string[] = [
  'en',
  ...Object.keys(loaders).map((path) => path.slice('./locales/'.length, -'.json'.length)),
]

/** The best known tag for a wish such as `zh-Hans-CN` or `es`: exact, then by language, then English. */
export function localeFor(wish: string): string {
  const lower = wish.toLowerCase()
  const language = lower.split('-')[0]
  return (
    LOCALES.find((tag) => tag.toLowerCase() === lower) ??
    LOCALES.find((tag) => tag.toLowerCase().split('-')[0] === language) ??
    'en'
  )
}

/** Loads the overlay when there is one and shows it. A chunk that does not arrive leaves the language as it was. */
export async function useLocale(wish: string): Promise<void> {
  const tag = localeFor(wish)
  const load = loaders[`./locales/${tag}.json`]
  const overlay = load ? await load().catch(() => null) : {}
  if (!overlay) return
  for (const [namespace, texts] of Object.entries(overlay)) merge(tag, namespace, texts)
  showLocale(tag)
  document.documentElement.lang = tag
}
