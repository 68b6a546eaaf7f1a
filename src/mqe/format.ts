/**
 * A value as OAP writes it: `DecimalFormat` with at most 3 fraction digits, HALF_EVEN on the exact binary value, no
 * grouping, no exponent, and the JDK's symbols (`∞`, `-∞`, `NaN`; `-0` keeps its sign). `null` is an empty value.
 */
export function formatValue(value: number | null): string | null {
  if (value === null) return null
  if (Number.isInteger(value) && Math.abs(value) < 1e15 && !Object.is(value, -0)) return String(value)
  if (Number.isNaN(value)) return 'NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const size = Math.abs(value)
  const quick = size < 1e9 ? thousandths(size) : null
  if (quick !== null) return sign + quick
  return sign + (size === Infinity ? '∞' : trimmed(fixed(size)))
}

/** In binary, where that is clear of a tie; `null` otherwise. */
function thousandths(size: number): string | null {
  const scaled = size * 1000
  const part = scaled - Math.floor(scaled)
  if (Math.abs(part - 0.5) < 1e-3) return null
  const rounded = Math.round(scaled)
  const fraction = rounded % 1000
  const whole = String((rounded - fraction) / 1000)
  if (fraction === 0) return whole
  if (fraction % 100 === 0) return `${whole}.${fraction / 100}`
  if (fraction % 10 === 0) return `${whole}.${fraction < 100 ? '0' : ''}${fraction / 10}`
  return `${whole}.${fraction < 10 ? '00' : fraction < 100 ? '0' : ''}${fraction}`
}

/** Digits with at most 3 decimals; Java starts from the shortest decimal of the number, as JavaScript prints it. */
function fixed(size: number): string {
  const shortest = plain(size)
  const point = shortest.indexOf('.')
  if (point < 0 || shortest.length - point <= 4) return shortest
  // A tie at the third decimal is a binary fraction, so an odd multiple of 1/16; toFixed would round it up.
  const sixteenths = size * 16
  if (Number.isInteger(sixteenths) && sixteenths % 2 === 1) {
    const below = Math.floor(size * 1000)
    return ((below % 2 === 0 ? below : below + 1) / 1000).toFixed(3)
  }
  return size.toFixed(3)
}

/** Without exponent: 1e21 and more, and less than 1e-6, are written out. */
function plain(size: number): string {
  const [digits = '', exponent] = String(size).split('e')
  if (exponent === undefined) return digits
  const power = Number(exponent)
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits.replace('.', '')}`
  const [whole = '', fraction = ''] = digits.split('.')
  return whole + fraction.padEnd(power, '0')
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
