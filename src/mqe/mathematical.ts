import { mapValues } from './combine'
import { EngineThrow, type Working } from './working'

/** BigDecimal.valueOf(value).setScale(digits, HALF_UP): works on the shortest decimal of the number. */
export function halfUp(value: number, digits: number): number {
  if (!Number.isFinite(value)) {
    const first = Number.isNaN(value) ? 'N' : 'I'
    throw new EngineThrow(
      `java.lang.NumberFormatException: Character ${first} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`,
    )
  }
  if (digits > 330) return value
  const quick = nearbyHalfUp(value, digits)
  if (quick !== null) return quick
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e')
  const shifted = shift(mantissa, Number(exponent) + digits)
  const [whole = '0', fraction = ''] = shifted.split('.')
  const rounded = BigInt(whole) + (Number(fraction[0] ?? 0) >= 5 ? 1n : 0n)
  const result = Number(`${rounded}e-${digits}`)
  return value < 0 ? 0 - result : result
}

/** In binary, where that is clear of a tie; `null` otherwise. The quotient of two exact numbers is the nearest double. */
function nearbyHalfUp(value: number, digits: number): number | null {
  const scale = 10 ** digits
  const scaled = Math.abs(value) * scale
  if (digits > 15 || scaled > 1e12) return null
  const whole = Math.floor(scaled)
  const part = scaled - whole
  if (Math.abs(part - 0.5) < 1e-3) return null
  const result = (part > 0.5 ? whole + 1 : whole) / scale
  return value < 0 ? 0 - result : result
}

/** The decimal text with its point moved right by `places`. */
function shift(mantissa: string, places: number): string {
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = whole + fraction
  const point = whole.length + places
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  return `${digits.padEnd(point, '0').slice(0, point)}.${digits.slice(point)}`
}

export const round = (working: Working, digits: number): Working => mapValues(working, (value) => halfUp(value, digits))
