import { safeHref } from '../href'
import { isListed } from './hosts'

/** What a stored address may become. Only `frame` is ever loaded, only `href` ever a link. */
export type Framed =
  /** No address is stored. */
  | { readonly kind: 'none' }
  /** Not an address that a page may open: shown as the text it is. */
  | { readonly kind: 'unsafe'; readonly text: string }
  /** Where Booster UI has its Zipkin pages: ours say the same. */
  | { readonly kind: 'zipkin' }
  /** `unlisted`: its host is not among those of the gateway. `insecure`: no browser shows it in a page over https. */
  | { readonly kind: 'unlisted' | 'insecure' | 'frame'; readonly href: string; readonly host: string }

/** Longer texts are cut when shown. */
const MOST_TEXT = 300

/** `page` is the address of the page itself, `hosts` as CSP writes them (`FRAME_HOSTS`). */
export function framedOf(stored: string, page: string, hosts: readonly string[]): Framed {
  if (stored.trim() === '') return { kind: 'none' }
  const safe = safeHref(stored)
  const own = new URL(page)
  const url = safe !== null && URL.canParse(safe, own.origin) ? new URL(safe, own.origin) : null
  // A name before the host reads like the host itself.
  if (url === null || url.username !== '' || url.password !== '')
    return { kind: 'unsafe', text: stored.slice(0, MOST_TEXT) }
  if (url.origin === own.origin && /^\/zipkin(\/|$)/.test(url.pathname)) return { kind: 'zipkin' }
  const { href, host } = url
  if (!hosts.some((pattern) => isListed(url, pattern))) return { kind: 'unlisted', href, host }
  return { kind: own.protocol === 'https:' && url.protocol === 'http:' ? 'insecure' : 'frame', href, host }
}
