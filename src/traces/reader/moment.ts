import { clockText, dateText } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** `23:50:12.418`: the clock of an instant, epoch ms, to its thousandth. */
export function momentText(at: number, zone: Zone): string {
  const whole = Math.floor(at)
  const { second } = localOf(whole, zone)
  const millis = ((whole % 1000) + 1000) % 1000
  return `${clockText(whole, zone)}:${padded(second, 2)}.${padded(millis, 3)}`
}

/** With its day. */
export const dayText = (at: number, zone: Zone, locale: string): string =>
  `${dateText(at, zone, locale, true)} ${momentText(at, zone)}`
