import { describe, expect, it } from 'vitest'
import {
  columnFormat,
  formatNumber,
  formatParts,
  formatValue,
  headingUnit,
  tickFormat,
  unitColumn,
  unitOf,
} from './format'

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
    [1e308, '1e308'],
    [-1e308, '-1e308'],
    [Number('9223372036854775807'), '9.22E'],
    [Number('9007199254740993'), '9.01P'],
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
    [1284, 'calls/min', '1,284', 'calls / min'],
    [0, 'day', '0', 'd'],
    [0.5, 'day', '12', 'h'],
    [12.5, 'Day', '12.5', 'd'],
    [90, 'min', '90', 'min'],
    [800, 'min', '13.3', 'h'],
    [1_200_000_000, 'Nanosecond', '1,200', 'ms'],
    [2500, 'ns', '2,500', 'ns'],
    [25_000, 'ns', '25', 'µs'],
    [-25_000, 'ns', '-25', 'µs'],
    [0.004, 's', '4', 'ms'],
    [1e308, 'ms', '1.16e300', 'd'],
    [1536, 'bytes / s', '1.5', 'KiB/s'],
    [1500, 'bytes (SI)', '1.5', 'kB'],
    [1e308, 'bytes', '1e308', 'B'],
    [1536, 'MB', '1,536', 'MB'],
    [20_480, 'MB', '20', 'GB'],
    [20_000, 'kB', '20', 'MB'],
    [20_480, 'KiB/s', '20', 'MiB/s'],
    [12, 'Gib', '12', 'GiB'],
    [7, 'count', '7', ''],
    [300, 's ago', '5m ago', ''],
    [3 * 86_400_000, 'ms ago', '3d ago', ''],
  ])('%d %s', (value, unit, number, shown) => {
    expect(formatParts(value, unitOf(unit))).toEqual({ number, unit: shown })
  })

  it('joins with a no-break space and leaves no trailing one', () => {
    expect(formatValue(12, unitOf('ms'))).toBe('12 ms')
    expect(formatValue(12, unitOf(''))).toBe('12')
  })
})

describe('tickFormat', () => {
  it.each([
    [[0, 250, 500], '', ['0', '250', '500']],
    [[0, 500, 1000, 1500], '', ['0', '500', '1.0k', '1.5k']],
    [[1e6, 2.5e6], '', ['1.0M', '2.5M']],
    [[-250, 0], '', ['-250', '0']],
    [[0, 0.25, 0.5], '', ['0', '0.25', '0.50']],
    [[0.00001], '', ['1e-5']],
    [[0, 1024 * 512, 1024 ** 2], 'B', ['0', '0.5Mi', '1.0Mi']],
    [[1024 * 256, 1024 * 512, 1024 ** 2], 'B', ['256Ki', '512Ki', '1Mi']],
    [[1000, 2000], 'bytes SI', ['1k', '2k']],
    [[99.75, 99.5, 100], '%', ['99.75', '99.50', '100']],
  ] as const)('%j %s', (ticks, unit, texts) => expect(ticks.map(tickFormat(ticks, unitOf(unit)))).toEqual(texts))
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

describe('unitColumn', () => {
  it('repeats no unit but those that differ from cell to cell', () => {
    expect([1, 2.5].map(unitColumn([1, 2.5], unitOf('ms')))).toEqual(['1.00', '2.50'])
    const bytes = [512, 1536].map(unitColumn([512, 1536], unitOf('bytes')))
    expect(bytes.map((text) => text.replace(/\s/u, ' '))).toEqual(['512 B', '1.5 KiB'])
    expect(['ms', 'bytes', 'seconds ago', ''].map((unit) => headingUnit(unitOf(unit)))).toEqual(['ms', '', '', ''])
  })
})
