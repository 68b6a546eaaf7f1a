import { decodeBase64 } from '../base64'

/** What agents send along with a call: the id of the trace is one part of it. `sw8` codes its parts in base64. */
const TRACEPARENT = /(?<![\da-f])[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}(?![\da-f])/i
const B3 = /(?<![\da-f-])([\da-f]{32}|[\da-f]{16})-[\da-f]{16}(?:-[01d](?:-[\da-f]{16})?)?(?![\da-f-])/i
const SW8 = /(?<![\w+/=-])[01]-([A-Za-z\d+/]+={0,2})-[A-Za-z\d+/]+={0,2}-\d+-[A-Za-z\d+/]+={0,2}-/

/**
 * Ids as SkyWalking's agents make them, the most telling form first: process, thread and sequence; three numbers (Nginx);
 * a UUID with dashes; 32 or 16 hexadecimal digits (Go, Python, OpenTelemetry, Zipkin).
 */
const IDS = [
  /(?<![\w.-])[\da-z]{16,40}\.\d{1,12}\.\d{10,20}(?![\w.-])/i,
  /(?<![\w.-])\d{3,20}\.\d{1,12}\.\d{3,20}(?![\w.-])/,
  /(?<![\w.-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w.-])/i,
  /(?<![\w.-])[\da-f]{32}(?![\w.-])/i,
]
const SHORT = /^[\da-f]{16}$/i

const ZEROS = /^[0.-]+$/

/** The id of a trace in any text: alone, in a header of W3C, B3 or SkyWalking, in a line of a log. `null`: there is none. */
export function traceIdIn(text: string): string | null {
  const given = text.slice(0, MOST).trim()
  const header = TRACEPARENT.exec(given)?.[1] ?? B3.exec(given)?.[1]
  if (header !== undefined) return real(header.toLowerCase())
  const coded = SW8.exec(given)?.[1]
  const decoded = coded === undefined ? null : decodeBase64(coded)
  if (decoded !== null && decoded !== '') return real(decoded)
  for (const form of IDS) {
    const found = form.exec(given)?.[0]
    if (found !== undefined) return real(found)
  }
  // Sixteen digits may be anything: only alone they are meant.
  return SHORT.test(given) ? real(given.toLowerCase()) : null
}

/** Longest text that is looked through. */
const MOST = 10_000

/** Ids of nothing but zeros mean that there is no trace. */
const real = (id: string): string | null => (ZEROS.test(id) ? null : id)
