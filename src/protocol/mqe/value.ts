import type { Value } from '@/mqe/result'

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/**
 * A metric value. OAP sends text formatted by the locale of its JVM, so anything but a plain decimal number (`∞`, `NaN`,
 * `1234,568`, foreign digits) is bad and keeps its text. Absent and empty values are `null`.
 */
export function parseValue(wire: unknown): Value {
  if (wire === null || wire === undefined || wire === '') return null
  const text = typeof wire === 'string' || typeof wire === 'number' ? String(wire) : (JSON.stringify(wire) ?? '?')
  const number = NUMBER.test(text) ? Number(text) : Number.NaN
  // `+ 0` turns -0 into 0.
  return Number.isFinite(number) ? number + 0 : { bad: text }
}

/**
 * A number as OAP writes it: at most three fraction digits, half to even, no grouping, no exponent, `∞` and `NaN` in
 * words of the root locale (Java's DecimalFormat over the shortest digits of the double).
 */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const size = Math.abs(value)
  if (size === Infinity) return `${sign}∞`
  return sign + (size >= 2 ** 53 ? expanded(String(size)) : rounded(size))
}

function rounded(size: number): string {
  // Only odd sixteenths lie exactly between two numbers of three fraction digits.
  const tie = Number.isInteger(size * 16) && (size * 16) % 2 === 1
  const text = tie ? halfEven(size) : size.toFixed(3)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Exact in whole numbers: `size` is an odd number of sixteenths, so a thousandth is cut in half. */
function halfEven(size: number): string {
  const below = (BigInt(size * 16) * 125n) / 2n
  const thousandths = below % 2n === 0n ? below : below + 1n
  return `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`
}

/** `1.5e+21` written out with zeros. */
function expanded(shortest: string): string {
  const [digits = '', exponent] = shortest.split('e+')
  if (exponent === undefined) return digits
  const [whole = '', fraction = ''] = digits.split('.')
  return whole + fraction.padEnd(Number(exponent), '0')
}
