import { addMonths, dayNumber, dayOfNumber, hoursOfDay, weekday, weeksOf, type Day } from '@/time/calendar'
import type { Zone } from '@/time/zone'

/** One square of a month. */
export interface Square {
  /** Days since 1970. */
  readonly number: number
  readonly day: Day
  /** Of the month before or after. */
  readonly outside: boolean
  readonly today: boolean
  /** After today: nothing is there yet. */
  readonly future: boolean
  /** OAP keeps nothing of it any more. */
  readonly gone: boolean
  /** An end of the window, or between both. */
  readonly part: 'end' | 'inside' | null
}

export interface Shown {
  readonly month: Pick<Day, 'year' | 'month'>
  /** 1 Monday to 7 Sunday. */
  readonly firstDay: number
  readonly today: number
  /** Day number of the oldest day that is kept; `null`: not known. */
  readonly oldest: number | null
  readonly from: number | null
  readonly to: number | null
}

export function squaresOf({ month, firstDay, today, oldest, from, to }: Shown): readonly (readonly Square[])[] {
  return weeksOf(month, firstDay).map((week) =>
    week.map((number) => {
      const day = dayOfNumber(number)
      const isInside = from !== null && to !== null && number > from && number < to
      return {
        number,
        day,
        outside: day.month !== month.month,
        today: number === today,
        future: number > today,
        gone: oldest !== null && number < oldest,
        part: number === from || number === to ? 'end' : isInside ? 'inside' : null,
      }
    }),
  )
}

/** Where a key leads from a day; `null` for keys that are not the calendar's. */
export function moved(number: number, key: string, firstDay: number, byYear: boolean): number | null {
  const months = (by: number): number => dayNumber(addMonths(dayOfNumber(number), by))
  const column = (weekday(number) - firstDay + 7) % 7
  switch (key) {
    case 'ArrowLeft':
      return number - 1
    case 'ArrowRight':
      return number + 1
    case 'ArrowUp':
      return number - 7
    case 'ArrowDown':
      return number + 7
    case 'Home':
      return number - column
    case 'End':
      return number - column + 6
    case 'PageUp':
      return months(byYear ? -12 : -1)
    case 'PageDown':
      return months(byYear ? 12 : 1)
    default:
      return null
  }
}

/** Days of the window that are not 24 hours long, at most the first and the last. */
export const oddDays = (
  from: number,
  to: number,
  zone: Zone,
): readonly { readonly day: Day; readonly hours: number }[] =>
  [...new Set([from, to])]
    .map((number) => ({ day: dayOfNumber(number), hours: hoursOfDay(dayOfNumber(number), zone) }))
    .filter(({ hours }) => hours !== 24)

/**
 * 1 Monday to 7 Sunday, as the reader's country begins its weeks: of `languages`, the reader's own, the first that speaks
 * `locale` says which country. Monday where the platform does not know.
 */
export function firstDayOf(locale: string, languages: readonly string[]): number {
  const own = languages.find((tag) => tag.split('-')[0] === locale.split('-')[0])
  const known: object = new Intl.Locale(own ?? locale)
  const info: unknown =
    'getWeekInfo' in known && typeof known.getWeekInfo === 'function'
      ? known.getWeekInfo()
      : 'weekInfo' in known
        ? known.weekInfo
        : null
  const first = typeof info === 'object' && info !== null && 'firstDay' in info ? info.firstDay : 1
  return typeof first === 'number' && first >= 1 && first <= 7 ? first : 1
}
