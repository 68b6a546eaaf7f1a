import { describe, expect, it } from 'vitest'
import { dayNumber, dayOfNumber, dayText } from '@/time/calendar'
import { zoneOf } from '@/time/zone'
import { firstDayOf, moved, oddDays, squaresOf } from './calendarMonth'

const number = (year: number, month: number, day: number): number => dayNumber({ year, month, day })
const march = number(2026, 3, 18)

describe('squaresOf', () => {
  it('knows today, what comes, what is gone and what is chosen', () => {
    const shown = { month: { year: 2026, month: 3 }, firstDay: 1, today: march, oldest: number(2026, 3, 11) }
    const squares = squaresOf({ ...shown, from: number(2026, 3, 12), to: number(2026, 3, 14) }).flat()
    const days = (test: (square: (typeof squares)[number]) => boolean): number[] =>
      squares.filter((square) => !square.outside && test(square)).map(({ day }) => day.day)
    expect(days(({ today }) => today)).toEqual([18])
    expect(days(({ future }) => future)[0]).toBe(19)
    expect(days(({ gone }) => gone).at(-1)).toBe(10)
    expect(days(({ part }) => part === 'end')).toEqual([12, 14])
    expect(days(({ part }) => part === 'inside')).toEqual([13])
    expect(squares[0]?.day).toEqual({ year: 2026, month: 2, day: 23 })
  })
})

describe('moved', () => {
  const to = (key: string, byYear = false, firstDay = 1): string | null => {
    const next = moved(march, key, firstDay, byYear)
    return next === null ? null : dayText(dayOfNumber(next))
  }

  it('goes by days, weeks, months and years', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => to(key))).toEqual([
      '2026-03-17',
      '2026-03-19',
      '2026-03-11',
      '2026-03-25',
    ])
    expect([to('Home'), to('End'), to('Home', false, 7)]).toEqual(['2026-03-16', '2026-03-22', '2026-03-15'])
    expect([to('PageUp'), to('PageDown'), to('PageUp', true)]).toEqual(['2026-02-18', '2026-04-18', '2025-03-18'])
    expect(to('a')).toBeNull()
  })
})

describe('the calendar of a place', () => {
  it('names the days that are not 24 hours long', () => {
    const lord = zoneOf('Australia/Lord_Howe', 0)
    expect(oddDays(number(2026, 4, 4), number(2026, 4, 5), lord).map(({ hours }) => hours)).toEqual([24.5])
    expect(oddDays(march, march, lord)).toEqual([])
  })

  it('begins its weeks as the reader’s country does', () => {
    expect([firstDayOf('en', ['de', 'en-GB']), firstDayOf('en', ['en-US']), firstDayOf('en', [])]).toEqual([1, 7, 7])
  })
})
