/** How a unit's numbers are written. `text` is what stands beside the number. */
export interface Unit {
  readonly kind: 'plain' | 'percent' | 'time' | 'ago' | 'bytes' | 'size'
  readonly text: string
  /** Milliseconds of one, for times and ages. */
  readonly millis?: number
  /** Times it was divided by `base`: 2 for `MB`. */
  readonly power?: number
  readonly base?: 1000 | 1024
  /** What it is counted by, `/s`. */
  readonly per?: string
}

interface Time {
  readonly text: string
  readonly millis: number
  readonly pattern: RegExp
}

/** From the shortest; `m` is left out: stock templates mean thousandths of a core by it. */
export const TIMES: readonly Time[] = [
  { text: 'ns', millis: 1e-6, pattern: /^(ns|nanos?(econds?)?)$/i },
  { text: 'µs', millis: 1e-3, pattern: /^([uµμ]s|micros?(econds?)?)$/i },
  { text: 'ms', millis: 1, pattern: /^(ms|millis?(econds?)?)$/i },
  { text: 's', millis: 1000, pattern: /^(s|secs?|seconds?)$/i },
  { text: 'min', millis: 60_000, pattern: /^(mins?|minutes?)$/i },
  { text: 'h', millis: 3_600_000, pattern: /^(h|hrs?|hours?)$/i },
  { text: 'd', millis: 86_400_000, pattern: /^(d|days?)$/i },
]

/** `calls / min`, `Per Minute`, `req/s`: what, how many, of which time. */
const RATE = /^(.*?)\s*(?:\/|\bper\b)\s*(\d+)?\s*(s|secs?|seconds?|mins?|minutes?|h|hours?|days?)$/i
/** `MB`, `KiB`, `Gib`. Only a lower-case `k` is known to be decimal: stock templates divide by 1024 and write `KB`. */
const SIZE = /^([kKMGTPE])(i?)[bB]$/
const POWERS = 'KMGTPE'

/** Reads the free text of a stored template's `metricConfig.unit`; what it does not know is kept as written. */
export function unitOf(stored: string | undefined): Unit {
  const text = (stored ?? '').trim().replace(/\s+/g, ' ')
  if (/^(%|percent(age)?)$/i.test(text)) return { kind: 'percent', text: '%' }
  if (/^count$/i.test(text)) return { kind: 'plain', text: '' }
  if (/^(rps|qps)$/i.test(text)) return { kind: 'plain', text: /^r/i.test(text) ? 'req / s' : 'queries / s' }
  const age = /^(.+) ago$/i.exec(text)
  const time = timeOf(age?.[1] ?? text)
  if (time) return age ? { kind: 'ago', text: '', millis: time.millis } : { kind: 'time', ...time }
  return sizeOf(text, '') ?? rateOf(text) ?? { kind: 'plain', text }
}

function timeOf(text: string): Pick<Time, 'text' | 'millis'> | null {
  const found = TIMES.find(({ pattern }) => pattern.test(text))
  return found ? { text: found.text, millis: found.millis } : null
}

function sizeOf(text: string, per: string): Unit | null {
  const counted = per === '' ? {} : { per }
  if (/^(b|bytes?)$/i.test(text)) return { kind: 'bytes', text: `B${per}`, base: 1024, ...counted }
  if (/^bytes? \(?SI\)?$/i.test(text)) return { kind: 'bytes', text: `B${per}`, base: 1000, ...counted }
  const [, prefix, binary] = SIZE.exec(text) ?? []
  if (!prefix) return null
  const power = POWERS.indexOf(prefix.toUpperCase()) + 1
  const base = prefix === 'k' ? 1000 : 1024
  return { kind: 'size', text: `${prefix}${binary ?? ''}B${per}`, power, base, ...counted }
}

function rateOf(text: string): Unit | null {
  const [, what = '', many, of = ''] = RATE.exec(text) ?? []
  const time = timeOf(of)
  if (!time) return null
  const per = many === undefined ? `/${time.text}` : `/${many} ${time.text}`
  const size = sizeOf(what, per)
  if (size) return size
  if (what === '' || /^count$/i.test(what)) return { kind: 'plain', text: per }
  // Capitals that begin a word only begin a heading.
  const named = /^[A-Z][a-z]/.test(what) ? what.toLowerCase() : what
  return { kind: 'plain', text: `${named} / ${per.slice(1)}` }
}
