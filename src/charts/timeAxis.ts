import { clockText, dateText, dayOf } from '@/time/format'
import { STEP_MS } from '@/time/step'
import { points, type Window } from '@/time/window'
import { fixedZone, isRepeated, localOf, offsetText, type Zone } from '@/time/zone'

/** Where and how a chart writes its times. */
export interface TimeStyle {
  readonly zone: Zone
  readonly locale: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SPACINGS = [1, 5, 10, 15, 30]
  .map((seconds) => seconds * 1000)
  .concat([1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE))
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY))

/** Room a label needs, px, its distance to the next included; and how near its middle may come to either end. */
const LABEL = 58
const START = 10
const END = 8

/** A day is the server's day whatever zone the reader looks in. */
const zoneFor = (window: Window, { zone }: TimeStyle): Zone => (window.step === 'DAY' ? fixedZone(window.offset) : zone)

/** Indexes of the buckets that carry a label: round times on the clock, as many as `width` px hold. */
export function tickIndexes(window: Window, width: number, style: TimeStyle): number[] {
  const count = points(window)
  const step = STEP_MS[window.step]
  const zone = zoneFor(window, style)
  const most = Math.max(1, Math.floor(width / LABEL))
  const spacing = SPACINGS.find((one) => one >= step && ((count - 1) * step) / one <= most) ?? DAY * 364
  // 1970-01-05 was a Monday: weeks start there.
  const origin = spacing >= 7 * DAY ? 4 * DAY : 0
  /** Whole spacings before the bucket; a bucket carries a label when it is the first of a new one. */
  const turn = (at: number): number => Math.floor((at + zone.offsetAt(at) * MINUTE - origin) / spacing)
  const pitch = width / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, index) => index).filter((index) => {
    const at = window.start + index * step
    const isInside = count === 1 || (index * pitch >= START && (count - 1 - index) * pitch >= END)
    return isInside && turn(at) !== turn(at - step)
  })
}

function clock(at: number, window: Window, zone: Zone): string {
  const text = clockText(at, zone)
  return window.step === 'SECOND' ? `${text}:${String(localOf(at, zone).second).padStart(2, '0')}` : text
}

/** A tick's text: the clock, or the date where a day begins. */
export function tickLabel(at: number, window: Window, style: TimeStyle): string {
  const zone = zoneFor(window, style)
  const isMidnight = clockText(at, zone) === '00:00'
  return window.step === 'DAY' || isMidnight ? dateText(at, zone, style.locale) : clock(at, window, zone)
}

/**
 * A bucket's name in tooltips and read-outs; with the date when the window touches more than one day. A day of the server's
 * that is not the reader's names the zone it is cut in, a reading that occurs twice its offset.
 */
export function bucketLabel(at: number, window: Window, style: TimeStyle): string {
  const zone = zoneFor(window, style)
  if (window.step === 'DAY') {
    const day = dateText(at, zone, style.locale, true)
    return style.zone.offsetAt(at) === zone.offsetAt(at) ? day : `${day} ${zone.name}`
  }
  const twice = isRepeated(at, zone) ? ` ${offsetText(zone.offsetAt(at))}` : ''
  const time = `${clock(at, window, zone)}${twice}`
  const oneDay = [window.start, window.end].every((end) => dayOf(end, zone) === dayOf(at, zone))
  return oneDay ? time : `${dateText(at, zone, style.locale)} ${time}`
}
