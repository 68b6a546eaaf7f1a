/** How a unit's numbers are written. `text` is what stands beside the number. */
export interface Unit {
  readonly kind: 'plain' | 'percent' | 'millis' | 'seconds' | 'bytes'
  readonly text: string
}

/** A number and its unit apart: the unit is drawn smaller. */
export interface Parts {
  readonly number: string
  readonly unit: string
}

const KINDS: readonly (readonly [Unit['kind'], RegExp])[] = [
  ['percent', /^(%|percent(age)?)$/i],
  ['millis', /^(ms|millis|milliseconds?)$/i],
  ['seconds', /^(s|sec|seconds?)$/i],
  ['bytes', /^(b|bytes?)$/i],
]
const SHORT: Readonly<Partial<Record<Unit['kind'], string>>> = { percent: '%', millis: 'ms', seconds: 's', bytes: 'B' }

/** Reads the free text of a stored template's `metricConfig.unit`; what it does not know is kept as written. */
export function unitOf(stored: string | undefined): Unit {
  const text = (stored ?? '').trim()
  const kind = KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'plain'
  return { kind, text: SHORT[kind] ?? text }
}

const formats = new Map<string, Intl.NumberFormat>()

function intl(locale: string, minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${locale} ${minimum} ${maximum}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
  })
  formats.set(key, made)
  return made
}

/** Decimals that tell values of this size apart: 1,284 · 776 · 46.25 · 0.71 · 0.0042. */
export function decimalsFor(value: number): number {
  const size = Math.abs(value)
  if (Number.isInteger(value) || size >= 100) return 0
  if (size >= 0.1) return 2
  return Math.min(8, 1 - Math.floor(Math.log10(size)))
}

const SI = ['', 'k', 'M', 'G', 'T', 'P', 'E']
const IEC = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

/** The power of `base` to divide by and its prefix; a value that would round up to the next one already takes it. */
function prefixOf(value: number, base: 1000 | 1024): { readonly divisor: number; readonly prefix: string } {
  const names = base === 1000 ? SI : IEC
  let power = 0
  for (let size = Math.abs(value); size >= base * 0.9995 && power < names.length - 1; size /= base) power += 1
  return { divisor: base ** power, prefix: names[power] ?? '' }
}

/** Three significant digits with a prefix: 1.2k, 3.4M, 512 Ki. */
function short(value: number, base: 1000 | 1024, locale: string): Parts {
  const { divisor, prefix } = prefixOf(value, base)
  const scaled = value / divisor
  const digits = prefix === '' ? decimalsFor(scaled) : Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2
  return { number: intl(locale, 0, digits).format(scaled + 0), unit: prefix }
}

/** In full up to a million, then short: for tooltips, legends and lists. `-0` is 0. */
export function formatNumber(value: number, locale = 'en'): string {
  if (Math.abs(value) < 1e6) return intl(locale, 0, decimalsFor(value)).format(value + 0)
  const { number, unit } = short(value, 1000, locale)
  return number + unit
}

const SECOND = 1000
const MINUTE = 60 * SECOND

function duration(millis: number, locale: string): Parts {
  const size = Math.abs(millis)
  if (size < 10 * SECOND) return { number: formatNumber(millis, locale), unit: 'ms' }
  if (size < 10 * MINUTE) return { number: intl(locale, 0, 1).format(millis / SECOND), unit: 's' }
  if (size < 600 * MINUTE) return { number: intl(locale, 0, 1).format(millis / MINUTE), unit: 'min' }
  return { number: intl(locale, 0, 1).format(millis / (60 * MINUTE)), unit: 'h' }
}

/** A value on its own, in the unit that reads best: `12.3 s`, `1.5 GiB`, `96.42 %`. */
export function formatParts(value: number, unit: Unit, locale = 'en'): Parts {
  switch (unit.kind) {
    case 'bytes': {
      const { number, unit: prefix } = short(value, 1024, locale)
      return { number, unit: `${prefix}B` }
    }
    case 'millis':
      return duration(value, locale)
    case 'seconds':
      return Math.abs(value) < 600
        ? { number: formatNumber(value, locale), unit: 's' }
        : duration(value * SECOND, locale)
    default:
      return { number: formatNumber(value, locale), unit: unit.text }
  }
}

/** The same in one string, the unit after a thin no-break space. */
export function formatValue(value: number, unit: Unit, locale = 'en'): string {
  const parts = formatParts(value, unit, locale)
  return parts.unit === '' ? parts.number : `${parts.number} ${parts.unit}`
}

/** A tick label: `0`, `1.5k`, `2M`, `512Ki`; the unit stands in the title. */
export function formatTick(value: number, unit: Unit): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size < 1e-4 || size >= 1e21) return value.toExponential(0)
  const { divisor, prefix } = prefixOf(value, unit.kind === 'bytes' ? 1024 : 1000)
  return `${Number((value / divisor).toPrecision(4))}${prefix}`
}

/** One rule for a whole column: equal decimals, so that numbers line up. */
export function columnFormat(values: readonly (number | null)[], locale = 'en'): (value: number) => string {
  const known = values.filter((value) => value !== null)
  const digits = Math.min(4, Math.max(0, ...known.map(decimalsFor)))
  const top = Math.max(0, ...known.map(Math.abs))
  const shown = top >= 1000 ? 0 : Math.min(digits, top > 100 ? 1 : top >= 1 ? 2 : 4)
  const format = intl(locale, shown, shown)
  return (value) => (Math.abs(value) >= 1e7 ? formatNumber(value, locale) : format.format(value + 0))
}
