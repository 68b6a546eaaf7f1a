import { describe, expect, it } from 'vitest'
import { columnFormat, formatNumber, formatParts, formatTick, formatValue, unitOf } from './format'

describe('unitOf', () => {
  it('knows the common spellings and keeps the rest', () => {
    expect(['%', 'percentage', 'ms', 'seconds', 'Bytes', 'calls / min', undefined].map((text) => unitOf(text))).toEqual(
      [
        { kind: 'percent', text: '%' },
        { kind: 'percent', text: '%' },
        { kind: 'millis', text: 'ms' },
        { kind: 'seconds', text: 's' },
        { kind: 'bytes', text: 'B' },
        { kind: 'plain', text: 'calls / min' },
        { kind: 'plain', text: '' },
      ],
    )
  })
})

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [4, '4'],
    [0.71, '0.71'],
    [0.00417, '0.0042'],
    [96.42, '96.42'],
    [359.64, '360'],
    [46.255, '46.26'],
    [1284.4, '1,284'],
    [-1284.4, '-1,284'],
    [999_999, '999,999'],
    [1_000_000, '1M'],
    [3_412_345, '3.41M'],
    [9.99999e8, '1G'],
    [1e-12, '0'],
  ])('%d is %s', (value, text) => expect(formatNumber(value)).toBe(text))

  it('follows the locale but keeps Latin digits', () => {
    expect(formatNumber(1284.4, 'de')).toBe('1.284')
    expect(formatNumber(12.5, 'ar-EG')).toMatch(/^12.5$/)
  })
})

describe('formatParts', () => {
  it.each([
    [2340, 'ms', '2,340', 'ms'],
    [12_340, 'ms', '12.3', 's'],
    [1_200_000, 'ms', '20', 'min'],
    [0.42, 's', '0.42', 's'],
    [5400, 's', '90', 'min'],
    [1.5 * 1024 ** 3, 'bytes', '1.5', 'GiB'],
    [512, 'bytes', '512', 'B'],
    [1023.9, 'bytes', '1', 'KiB'],
    [99.5, '%', '99.5', '%'],
    [1284, '/min', '1,284', '/min'],
  ])('%d %s', (value, unit, number, shown) => {
    expect(formatParts(value, unitOf(unit))).toEqual({ number, unit: shown })
  })

  it('joins with a no-break space and leaves no trailing one', () => {
    expect(formatValue(12, unitOf('ms'))).toBe('12 ms')
    expect(formatValue(12, unitOf(''))).toBe('12')
  })
})

describe('formatTick', () => {
  it.each([
    [0, '', '0'],
    [500, '', '500'],
    [1500, '', '1.5k'],
    [2_500_000, '', '2.5M'],
    [-250, '', '-250'],
    [0.25, '', '0.25'],
    [0.00001, '', '1e-5'],
    [1024 * 512, 'B', '512Ki'],
  ])('%d %s is %s', (value, unit, text) => expect(formatTick(value, unitOf(unit))).toBe(text))
})

describe('columnFormat', () => {
  it('gives every cell the same decimals', () => {
    const percent = columnFormat([93.1, 100, null, 98.94])
    expect([93.1, 100, 98.94].map(percent)).toEqual(['93.10', '100.00', '98.94'])
    expect([167.3, 12.53].map(columnFormat([167.3, 12.53]))).toEqual(['167.3', '12.5'])
    const load = columnFormat([251, 1284.4])
    expect([251, 1284.4].map(load)).toEqual(['251', '1,284'])
    expect(columnFormat([])(0)).toBe('0')
  })
})
