/** Browser policies: what the page may do, and that answers to its questions are never documents. */

export type HeaderFields = Readonly<Record<string, string>>

/** Names and values in turn, which `writeHead` writes with the least ado. */
export type HeaderList = string[]

export const listOf = (headers: HeaderFields): HeaderList => Object.entries(headers).flat()

/** Names that every response carries. */
const ALWAYS = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }

/** Of answers and refusals: JSON or text for the page's script, nothing else. */
export const DATA_HEADERS: HeaderFields = {
  ...ALWAYS,
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Of scripts, styles and images. A worker is bound by the policy of its own script. */
export const FILE_HEADERS: HeaderFields = {
  ...ALWAYS,
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Who may frame the page, and whom it may frame; as CSP writes hosts. */
export interface Framing {
  readonly ancestors: readonly string[]
  readonly frames: readonly string[]
}

/**
 * Policy of the page itself. No inline script or style, no eval, no foreign origin; markup sinks closed by Trusted
 * Types (`vue` is Vue's own policy, `default` ours). `data:` images: Element Plus masks its icons with them.
 */
const pagePolicy = (prefix: string, { ancestors, frames }: Framing): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `frame-src ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types vue default',
    `report-uri ${prefix}/csp-report`,
  ].join('; ')

/** `X-Frame-Options` can say only these two; a list of hosts is left to `frame-ancestors`. */
const frameOptions = (ancestors: readonly string[]): HeaderFields => {
  if (ancestors.length !== 1) return {}
  if (ancestors[0] === "'self'") return { 'X-Frame-Options': 'SAMEORIGIN' }
  return ancestors[0] === "'none'" ? { 'X-Frame-Options': 'DENY' } : {}
}

/** Only where the browser honours it: over plain http by name it logs an error instead. */
const openerPolicy = (secure: boolean): HeaderFields => (secure ? { 'Cross-Origin-Opener-Policy': 'same-origin' } : {})

export const pageHeaders = (prefix: string, framing: Framing, secure: boolean): HeaderFields => ({
  ...ALWAYS,
  ...openerPolicy(secure),
  ...frameOptions(framing.ancestors),
  'Content-Security-Policy': pagePolicy(prefix, framing),
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cache-Control': 'no-cache',
})
