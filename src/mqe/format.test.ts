import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatValue } from './format'
import { halfUp } from './mathematical'

/** Exact value of a double as a fraction: [numerator, denominator], the latter a power of two. */
function exact(size: number): [bigint, bigint] {
  let denominator = 1n
  let value = size
  while (!Number.isInteger(value)) {
    value *= 2
    denominator *= 2n
  }
  return [BigInt(value), denominator]
}

/** HALF_EVEN to thousandths by exact arithmetic. */
function thousandths(size: number): bigint {
  const [numerator, denominator] = exact(size)
  const scaled = numerator * 1000n
  const whole = scaled / denominator
  const twice = (scaled % denominator) * 2n
  return twice > denominator || (twice === denominator && whole % 2n === 1n) ? whole + 1n : whole
}

describe('formatValue', () => {
  it.each([
    [null, null],
    [0, '0'],
    [-0, '-0'],
    [60, '60'],
    [-60, '-60'],
    [2 / 3, '0.667'],
    [0.0625, '0.062'],
    [0.1875, '0.188'],
    [-0.0625, '-0.062'],
    [1.0005, '1'],
    [0.0004, '0'],
    [-0.0004, '-0'],
    [1e-7, '0'],
    [123456789.5, '123456789.5'],
    [1234567890123.4567, '1234567890123.457'],
    [123456789012345.67, '123456789012345.67'],
    [1e15, '1000000000000000'],
    [2 ** 69, '590295810358705700000'],
    [1e21, '1000000000000000000000'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [Infinity, '∞'],
    [-Infinity, '-∞'],
    [NaN, 'NaN'],
  ])('%s is %s', (value, text) => {
    expect(formatValue(value)).toBe(text)
  })

  it('rounds half even on the exact binary value', () => {
    const doubles = fc.oneof(
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.integer({ min: 0, max: 2 ** 30 }).map((value) => value / 16),
      fc.integer({ min: 0, max: 2 ** 40 }).map((value) => value / 2000),
    )
    fc.assert(
      fc.property(doubles, (size) => {
        const [whole = '', fraction = ''] = (formatValue(size) ?? '').split('.')
        expect(BigInt(whole + fraction.padEnd(3, '0'))).toBe(thousandths(size))
        expect(fraction.endsWith('0')).toBe(false)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('halfUp', () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [1.005, 2, 1.01],
    [0.285, 2, 0.29],
    [8.345, 2, 8.35],
    [1e21, 2, 1e21],
    [1.5e-7, 7, 2e-7],
    [0.4, 0, 0],
    [123.456, 400, 123.456],
  ])('%s to %s decimals is %s', (value, digits, rounded) => {
    expect(halfUp(value, digits)).toBe(rounded)
  })

  it('works on the shortest decimal of a number', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.nat(6), (value, digits) => {
        const [mantissa = '', exponent = '0'] = String(value).split('e')
        const [whole = '', fraction = ''] = mantissa.split('.')
        const places = Number(exponent) - fraction.length
        const unit = BigInt(10) ** BigInt(Math.max(0, -places - digits))
        const scaled = BigInt(whole + fraction) * BigInt(10) ** BigInt(Math.max(0, places + digits))
        const rounded = scaled / unit + ((scaled % unit) * 2n >= unit ? 1n : 0n)
        expect(halfUp(value, digits)).toBe(Number(`${rounded}e-${digits}`))
      }),
      { numRuns: 5_000 },
    )
  })
})
