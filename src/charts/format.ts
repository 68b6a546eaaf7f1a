import { labelWidth } from './axisRoom'
import { TIMES, unitOf, type Unit } from './units'

export { unitOf, type Unit }

/** A number and its unit apart: the unit is drawn smaller. */
export interface Parts {
  readonly number: string
  readonly unit: string
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

/** Beyond what prefixes name: `1e308`. */
const scientific = (value: number): string => Number(value.toPrecision(3)).toExponential().replace('e+', 'e')

/**
 * In full up to a million, then in three digits with a prefix: for tooltips, legends and lists. `-0` is 0. Digits that a
 * double no longer holds (integers above 2⁵³) are never shown.
 */
export function formatNumber(value: number, locale = 'en'): string {
  if (Math.abs(value) >= 1e21) return scientific(value)
  if (Math.abs(value) < 1e6) return intl(locale, 0, decimalsFor(value)).format(value + 0)
  const { number, unit } = short(value, 1000, locale)
  return number + unit
}

/** A time is written in the next longer unit from this many on, and in the next shorter one below the other. */
const MOST: Readonly<Record<string, number>> = { s: 600, min: 600, h: 72, d: Infinity }
const LEAST: Readonly<Record<string, number>> = { min: 1, h: 1, d: 1 }

function duration(value: number, unit: Unit, locale: string): Parts {
  const start = TIMES.findIndex(({ text }) => text === unit.text)
  const last = TIMES.length - 1
  const millis = value * (unit.millis ?? 1)
  const sizeIn = (rung: number): number => Math.abs(millis / (TIMES[rung]?.millis ?? 1))
  let rung = start
  while (rung < last && sizeIn(rung) >= (MOST[TIMES[rung]?.text ?? ''] ?? 10_000)) rung += 1
  while (rung > 0 && rung <= start && millis !== 0 && sizeIn(rung) < (LEAST[TIMES[rung]?.text ?? ''] ?? 0.01)) rung -= 1
  const { text = unit.text, millis: one = 1 } = TIMES[rung] ?? {}
  if (rung === start) return { number: formatNumber(value, locale), unit: text }
  const scaled = millis / one
  const isLong = Math.abs(scaled) >= 1e6 || rung < start
  return { number: isLong ? formatNumber(scaled, locale) : intl(locale, 0, 1).format(scaled), unit: text }
}

const ages = new Map<string, Intl.RelativeTimeFormat>()
const AGES = [
  ['day', 86_400_000, 48 * 3_600_000],
  ['hour', 3_600_000, 2 * 3_600_000],
  ['minute', 60_000, 120_000],
] as const

/** `5m ago` in the reader's language; whole units, the longest of which there are two. */
function age(millis: number, locale: string): string {
  const known = ages.get(locale)
  const format = known ?? new Intl.RelativeTimeFormat(`${locale}-u-nu-latn`, { numeric: 'always', style: 'narrow' })
  ages.set(locale, format)
  const [unit, one] = AGES.find(([, , from]) => Math.abs(millis) >= from) ?? (['second', 1000] as const)
  return format.format(-Math.round(millis / one), unit)
}

/** A size that was divided before it came: `1,536 MB`, and from ten thousand on the next name, `19.5 GB`. */
function sized(value: number, { power = 0, base = 1024, per = '', text }: Unit, locale: string): Parts {
  const names = text.includes('i') ? IEC : ['', 'K', ...SI.slice(2)]
  let rung = power
  let scaled = value
  for (; Math.abs(scaled) >= 10_000 && rung < names.length - 1; rung += 1) scaled /= base
  if (rung === power) return { number: formatNumber(value, locale), unit: text }
  return {
    number: intl(locale, 0, Math.abs(scaled) >= 100 ? 0 : 1).format(scaled),
    unit: `${names[rung] ?? ''}B${per}`,
  }
}

/** A value on its own, in the unit that reads best: `12.3 s`, `1.5 GiB`, `96.42 %`. */
export function formatParts(value: number, unit: Unit, locale = 'en'): Parts {
  switch (unit.kind) {
    case 'bytes': {
      if (Math.abs(value) >= 1e21) return { number: scientific(value), unit: unit.text }
      const { number, unit: prefix } = short(value, unit.base ?? 1024, locale)
      return { number, unit: `${prefix}B${unit.per ?? ''}` }
    }
    case 'size':
      return sized(value, unit, locale)
    case 'time':
      return duration(value, unit, locale)
    case 'ago':
      return { number: age(value * (unit.millis ?? 1), locale), unit: '' }
    default:
      return { number: formatNumber(value, locale), unit: unit.text }
  }
}

/** The same in one string, the unit after a thin no-break space. */
export function formatValue(value: number, unit: Unit, locale = 'en'): string {
  const parts = formatParts(value, unit, locale)
  return parts.unit === '' ? parts.number : `${parts.number} ${parts.unit}`
}

/** Which power and prefix a tick is written with. */
type Scaled = (tick: number) => { readonly divisor: number; readonly prefix: string }

/**
 * The tick labels of one axis: `0`, `500`, `1.5k`, `512Ki`; the unit stands in the title. Those with the same prefix have
 * the same decimals. Bytes all take the prefix of the highest where that is no longer: `0.5Gi`, `1.0Gi`.
 */
export function tickFormat(ticks: readonly number[], unit: Unit): (value: number) => string {
  const base = unit.kind === 'bytes' ? (unit.base ?? 1024) : 1000
  const own = ticksWith(ticks, (tick) => prefixOf(tick, base))
  // The whole needs no decimals, and its axis no more room than others.
  if (unit.kind === 'percent') return (value) => (value === 100 ? '100' : own(value))
  if (unit.kind !== 'bytes') return own
  const highest = prefixOf(
    ticks.reduce((most, tick) => Math.max(most, Math.abs(tick)), 0),
    base,
  )
  const same = ticksWith(ticks, () => highest)
  const longest = (format: typeof own): number => Math.max(0, ...ticks.map((tick) => labelWidth(format(tick))))
  return longest(same) <= longest(own) ? same : own
}

function ticksWith(ticks: readonly number[], scaled: Scaled): (value: number) => string {
  const plain = (value: number): string => String(Number((value / scaled(value).divisor).toPrecision(4)))
  const decimals = new Map<string, number>()
  for (const tick of ticks.filter((one) => one !== 0)) {
    const { prefix } = scaled(tick)
    const digits = plain(tick).split('.')[1]?.length ?? 0
    decimals.set(prefix, Math.max(digits, decimals.get(prefix) ?? 0))
  }
  return (value) => {
    if (value === 0) return '0'
    const size = Math.abs(value)
    if (size < 1e-4 || size >= 1e21) return value.toExponential(0)
    const { divisor, prefix } = scaled(value)
    return `${Number((value / divisor).toPrecision(4)).toFixed(decimals.get(prefix) ?? 0)}${prefix}`
  }
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

/** Units that every number has beside it: bytes take a prefix, ages are words. */
const standsBeside = ({ kind }: Unit): boolean => kind === 'bytes' || kind === 'ago'

/** What a column's heading says of its unit; empty where every cell says it. */
export const headingUnit = (unit: Unit): string => (standsBeside(unit) ? '' : unit.text)

/** A column whose heading says the unit: only what has a unit of its own in every cell (bytes, ages) carries it. */
export function unitColumn(values: readonly (number | null)[], unit: Unit, locale = 'en'): (value: number) => string {
  return standsBeside(unit) ? (value) => formatValue(value, unit, locale) : columnFormat(values, locale)
}
