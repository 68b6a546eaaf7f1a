/** The page's base path, which the gateway writes into it: slashes at both ends. */
export function basePath(): string {
  const found =
    typeof document === 'undefined' ? null : document.querySelector<HTMLMetaElement>('meta[name="aerie-base"]')
  const path = found?.content || '/'
  return path.endsWith('/') ? path : `${path}/`
}

/** Absolute address of something the gateway serves; `path` has no leading slash. */
export function addressOf(path: string): string {
  const origin = typeof location === 'undefined' ? 'http://localhost' : location.origin
  return new URL(basePath() + path, origin).href
}
