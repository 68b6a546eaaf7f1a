import type { TimeStyle } from '@/charts/timeAxis'
import type { Bar } from './bar'
import { eventSpanText, eventTone } from './eventWords'
import { isOfAlarm, type MergedEvent } from './mergedEvents'
import { listWords } from './words'

/** From when to when an event is drawn: what nobody ended reaches to now, an alarm is the moment it fired. */
export function eventStretch(event: MergedEvent, now: number): { readonly from: number; readonly to: number } {
  const { at, start, end } = event
  if (isOfAlarm(event)) return { from: end ?? at, to: end ?? at }
  return { from: start ?? at, to: end ?? Math.max(at, now) }
}

export const eventBar = (event: MergedEvent, line: number, now: number, style: TimeStyle): Bar => ({
  key: event.uuid,
  ...eventStretch(event, now),
  end: event.end === null ? 'open' : 'told',
  tone: eventTone(event),
  high: false,
  past: false,
  title: listWords([event.name, eventSpanText(event, style), event.message]),
  line,
})
