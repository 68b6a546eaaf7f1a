import { clockText } from '@/time/format'
import { localOf, type Zone } from '@/time/zone'

/** `03:46:05`, on the zone's clock. */
export const timeOf = (at: number, zone: Zone): string =>
  `${clockText(at, zone)}:${String(localOf(at, zone).second).padStart(2, '0')}`
