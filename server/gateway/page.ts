import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { pageHeaders, type Framing } from './headers'
import { Resource } from './resource'

const escapeAttribute = (text: string): string =>
  text.replace(/[&"'<>]/g, (character) => `&#${character.charCodeAt(0)};`)

const meta = (name: string, content: string): string => `<meta name="${name}" content="${escapeAttribute(content)}" />`

/** Sets the content of a meta tag, adding the tag when the page has none. */
function withMeta(html: string, name: string, content: string): string {
  const tag = new RegExp(`<meta\\s+name="${name}"[^>]*>`)
  const fresh = meta(name, content)
  return tag.test(html) ? html.replace(tag, () => fresh) : html.replace('</head>', () => `${fresh}</head>`)
}

/**
 * The page for one prefix (`''` or `/sw`): the build's relative addresses become absolute, so a deep link finds its
 * files without a `<base>`; `aerie-base` and `aerie-config` tell the script where it lives and what is set.
 */
export function renderIndex(html: string, prefix: string, config: unknown): string {
  const absolute = html.replace(/(\s(?:src|href)=")\.\//g, (_all, start: string) => `${start}${prefix}/`)
  return withMeta(withMeta(absolute, 'aerie-base', `${prefix}/`), 'aerie-config', JSON.stringify(config))
}

/** Prefixes come from configuration and trusted proxies only; the bound is for a proxy gone mad. */
const PREFIXES = 64

/**
 * The page, rendered and compressed once per prefix and kind of context (see `isSecureContext`); `null` when there is
 * no built page.
 */
export function createIndex(directory: string | null, config: unknown, framing: Framing) {
  const html = directory === null ? null : readFileSync(join(directory, 'index.html'), 'utf8')
  const cache = new Map<string, Resource>()
  return (prefix: string, secure: boolean): Resource | null => {
    if (html === null) return null
    const key = `${secure}${prefix}`
    let found = cache.get(key)
    if (!found) {
      const body = Buffer.from(renderIndex(html, prefix, config))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      found = new Resource(body, 'text/html; charset=utf-8', pageHeaders(prefix, framing, secure))
      found.add('br', brotliCompressSync(body, { params }))
      found.add('gzip', gzipSync(body))
      if (cache.size >= PREFIXES) cache.clear()
      cache.set(key, found)
    }
    return found
  }
}
