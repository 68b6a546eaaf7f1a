/** Longer ones are no addresses. */
const MOST = 2_000

/**
 * A link's address as it may be set on an element, `null` where it may not: `http:`, `https:` and addresses relative to the
 * page. No other scheme, nothing that a browser reads as another host (`//host`, `\\host`), no blanks or control signs, which
 * a browser drops before it looks for the scheme.
 */
export function safeHref(written: string): string | null {
  const text = written.trim()
  if (text === '' || text.length > MOST || hasControls(text) || text.includes('\\')) return null
  if (/^https?:\/\/[^/]/i.test(text)) return URL.canParse(text) ? text : null
  if (text.startsWith('//')) return null
  // A colon before the first slash, question mark or hash ends a scheme.
  return /^[^/?#]*:/.test(text) ? null : text
}

const hasControls = (text: string): boolean =>
  [...text].some((sign) => sign <= ' ' || (sign >= '\u007f' && sign <= '\u00a0'))

/** Leaves the product: opened beside it. */
export const leaves = (href: string): boolean => /^https?:/i.test(href)
