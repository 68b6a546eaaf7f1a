import { clockText, dateText, dayOf } from '@/time/format'
import type { Zone } from '@/time/zone'
import { DAYS, type LastSeen } from './lastSeen'
import { t } from './texts'

/** `last seen 12:00 – 13:00` today, `last seen yesterday`, `last seen 2 days ago`; the hint names the hour. */
export function seenText(
  seen: LastSeen,
  now: number,
  zone: Zone,
  locale: string,
): { readonly text: string; readonly hint: string } {
  if (seen === null) return { text: t('neverSeen', { count: DAYS }), hint: '' }
  const clock = (at: number): string => clockText(at, zone)
  const days = dayOf(now, zone) - dayOf(seen.from, zone)
  const when =
    days > 0
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
      : `${clock(seen.from)} – ${clock(seen.to)}`
  const from = `${dateText(seen.from, zone, locale)}, ${clock(seen.from)}`
  return { text: t('lastSeen', { when }), hint: t('lastSeenAt', { from, to: clock(seen.to) }) }
}
