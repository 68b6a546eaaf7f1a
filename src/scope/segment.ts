/**
 * One path segment for any text. A `/` is written `~` (proxies refuse `%2F`), a `~` as `%7E`, the rest percent-encoded.
 * Texts that a URL would swallow (nothing, `.` and `..`) get a `!` in front; a `!` of the text itself is always `%21`.
 */
export function writeSegment(text: string): string {
  const safe = wellFormed(text)
  if (safe === '' || safe === '.' || safe === '..') return `!${safe}`
  return safe.split('/').map(writePart).join('~')
}

const writePart = (part: string): string =>
  encodeURIComponent(part).replace(/[~!]/g, (sign) => (sign === '~' ? '%7E' : '%21'))

/** Takes the raw segment, as it stands in the address. Never throws: what is no percent code is text. */
export function readSegment(raw: string): string {
  if (raw === '!' || raw === '!.' || raw === '!..') return raw.slice(1)
  return raw.split('~').map(readPart).join('/')
}

/** `decodeURIComponent` that leaves broken codes as they stand. */
export function readPart(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
      try {
        return decodeURIComponent(codes)
      } catch {
        return codes
      }
    })
  }
}

/** Half a surrogate pair has no percent code: it becomes U+FFFD. */
export const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
