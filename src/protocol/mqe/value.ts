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
