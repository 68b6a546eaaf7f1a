/** How long something may take, as it is typed: `200ms`, `1.5s`, `2 min`; a number alone is milliseconds. */

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1,
  s: 1_000,
  sec: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
}

/** OAP's `Int`. */
const MOST = 2 ** 31 - 1

/** Whole milliseconds; `null` for what is no such time. */
export function readLength(text: string): number | null {
  const [, digits = '', unit = ''] = /^\s*(\d{1,10}(?:[.,]\d{1,6})?)\s*([a-z]*)\s*$/i.exec(text) ?? []
  const one = Object.hasOwn(UNITS, unit.toLowerCase()) ? UNITS[unit.toLowerCase()] : undefined
  if (digits === '' || one === undefined) return null
  const length = Math.round(Number(digits.replace(',', '.')) * one)
  return length <= MOST ? length : null
}

/** The same in the greatest unit that loses nothing in three decimals: `1.5s`. */
export function printLength(length: number): string {
  for (const [unit, one] of [
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const)
    if (length >= one && (length * 1_000) % one === 0 && (unit === 's' || length % one === 0))
      return `${length / one}${unit}`
  return `${length}ms`
}
