import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayAt, dayNumber, dayOfNumber, dayText, hoursOfDay, startOfDay, weekday, weeksOf } from './calendar'
import { zoneOf } from './zone'

const days = fc.integer({ min: 0, max: 40_000 })

describe('days', () => {
  it('count without a gap', () => {
    fc.assert(fc.property(days, (number) => void expect(dayNumber(dayOfNumber(number))).toBe(number)))
    expect(dayText(dayOfNumber(0))).toBe('1970-01-01')
    expect(weekday(dayNumber({ year: 2026, month: 3, day: 18 }))).toBe(3)
  })

  it('have 23 and 25 hours where clocks change, half hours on Lord Howe', () => {
    const hours = (zone: string, month: number, day: number): number =>
      hoursOfDay({ year: 2026, month, day }, zoneOf(zone, 0))
    expect([hours('Europe/Berlin', 3, 29), hours('Europe/Berlin', 10, 25)]).toEqual([23, 25])
    expect([hours('America/St_Johns', 3, 8), hours('America/St_Johns', 11, 1)]).toEqual([23, 25])
    expect([hours('Australia/Lord_Howe', 4, 5), hours('Australia/Lord_Howe', 10, 4)]).toEqual([24.5, 23.5])
    expect(hours('Asia/Kathmandu', 3, 29)).toBe(24)
  })

  it('begin where the clock of the zone says, on the day itself', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo']
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 11_000, max: 25_000 }), (name, number) => {
        const zone = zoneOf(name, 0)
        const start = startOfDay(dayOfNumber(number), zone)
        expect(dayNumber(dayAt(start, zone))).toBe(number)
        expect(dayNumber(dayAt(start - 1, zone))).toBeLessThan(number)
      }),
    )
  })
})

describe('months', () => {
  it('keep the day inside the month', () => {
    expect(addMonths({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 })
    expect(addMonths({ year: 2024, month: 3, day: 31 }, -1)).toEqual({ year: 2024, month: 2, day: 29 })
    expect(addMonths({ year: 2026, month: 1, day: 15 }, -13)).toEqual({ year: 2024, month: 12, day: 15 })
  })

  it('lie in six weeks that begin on the wanted weekday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 6, 7),
        (year, month, first) => {
          const weeks = weeksOf({ year, month }, first).flat()
          expect(weeks).toHaveLength(42)
          expect(weekday(weeks[0] ?? 0)).toBe(first)
          expect(weeks).toContain(dayNumber({ year, month, day: 1 }))
          expect(weeks).toContain(dayNumber({ year, month: month + 1, day: 0 }))
        },
      ),
    )
  })
})
