import { instantOf, localOf, type Zone } from './zone'

/** A day on the wall calendar; `month` counts from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days since 1970-01-01: orders days and counts between them, whatever the length of each. */
export const dayNumber = ({ year, month, day }: Day): number => Math.floor(utc(year, month, day) / 86_400_000)

export function dayOfNumber(number: number): Day {
  const date = new Date(number * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export function dayAt(at: number, zone: Zone): Day {
  const { year, month, day } = localOf(at, zone)
  return { year, month, day }
}

/** The first instant of the day, epoch ms. */
export const startOfDay = (day: Day, zone: Zone): number => instantOf(day, zone)

/** Hours of the day on that zone's clock: 23 or 25 where summer time begins or ends, 23.5 or 24.5 on Lord Howe. */
export const hoursOfDay = (day: Day, zone: Zone): number =>
  (instantOf({ ...day, day: day.day + 1 }, zone) - instantOf(day, zone)) / 3_600_000

/** Moves by months; the day stays inside the month. */
export function addMonths({ year, month, day }: Day, by: number): Day {
  const first = dayOfNumber(Math.floor(utc(year, month + by, 1) / 86_400_000))
  const last = dayOfNumber(Math.floor(utc(first.year, first.month + 1, 0) / 86_400_000)).day
  return { ...first, day: Math.min(day, last) }
}

/** Six weeks that hold the month, as day numbers; `firstDay` 1 is Monday, 7 Sunday. */
export function weeksOf(
  { year, month }: Pick<Day, 'year' | 'month'>,
  firstDay: number,
): readonly (readonly number[])[] {
  const first = dayNumber({ year, month, day: 1 })
  const lead = (weekday(first) - firstDay + 7) % 7
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => first - lead + week * 7 + day))
}

/** 1 Monday to 7 Sunday. 1970-01-01 was a Thursday. */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** `2026-11-22` */
export const dayText = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function utc(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}
