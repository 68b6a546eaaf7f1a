const TOKENS = {
  br: /(?:^|,)\s*br\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i,
  gzip: /(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i,
}

/** Does an `Accept-Encoding` header name this coding with a weight above zero? A bare `*` is not taken as a wish. */
export function accepts(header: string | string[] | undefined, coding: keyof typeof TOKENS): boolean {
  if (!header) return false
  const found = TOKENS[coding].exec(String(header))
  return found !== null && Number(found[1] ?? 1) > 0
}
