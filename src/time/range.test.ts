import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kept } from './kept'
import { frozen, readRange, resolve, type Range } from './range'
import { MAX_POINTS } from './step'
import { points } from './window'
import { fixedZone, zoneOf, type Zone } from './zone'

const at = (text: string): number => Date.parse(text)
const iso = (time: number): string => new Date(time).toISOString().replace(':00.000Z', 'Z')
const NOW = at('2026-11-22T10:42:17.345Z')

function ends(range: Range, offset = 0, zone: Zone = fixedZone(offset), now = NOW): string {
  const { window, adjustments } = resolve(range, now, offset, zone)
  const kinds = adjustments.map(({ kind }) => kind).join()
  return [iso(window.start), iso(window.end), window.step, kinds].filter(Boolean).join(' ')
}

describe('resolve', () => {
  it('rolls with now and includes the open bucket', () => {
    expect(ends({ from: 'now-30m', to: 'now' })).toBe('2026-11-22T10:12Z 2026-11-22T10:42Z MINUTE')
  })

  it('derives the step from the length', () => {
    expect(ends({ from: 'now-6h', to: 'now' })).toMatch(/MINUTE$/)
    expect(ends({ from: 'now-7h', to: 'now' })).toMatch(/HOUR$/)
    expect(ends({ from: 'now-30d', to: 'now' })).toMatch(/DAY$/)
  })

  it.each([
    [330, '2026-11-22T04:30Z 2026-11-22T10:30Z HOUR', '2026-10-22T18:30Z 2026-11-21T18:30Z DAY'],
    [-210, '2026-11-22T04:30Z 2026-11-22T10:30Z HOUR', '2026-10-23T03:30Z 2026-11-22T03:30Z DAY'],
    [345, '2026-11-22T04:15Z 2026-11-22T10:15Z HOUR', '2026-10-22T18:15Z 2026-11-21T18:15Z DAY'],
  ])('cuts hours and days where a server at %i minutes cuts them', (offset, hours, days) => {
    expect(ends({ from: 'now-6h', to: 'now', step: 'HOUR' }, offset, fixedZone(0))).toBe(hours)
    expect(ends({ from: 'now-30d', to: 'now' }, offset, fixedZone(0))).toBe(days)
  })

  it('takes a rounded day as a whole, 23 and 25 hours long', () => {
    const berlin = zoneOf('Europe/Berlin', 0)
    const spring = at('2026-03-30T09:00:00Z')
    const autumn = at('2026-10-26T09:00:00Z')
    const day: Range = { from: 'now-1d/d', to: 'now-1d/d' }
    expect(ends(day, 0, berlin, spring)).toBe('2026-03-28T23:00Z 2026-03-29T21:00Z HOUR')
    expect(ends(day, 0, berlin, autumn)).toBe('2026-10-24T22:00Z 2026-10-25T22:00Z HOUR')
    expect(ends({ from: '2026-10-25', to: '2026-10-25' }, 0, berlin, autumn)).toBe(
      '2026-10-24T22:00Z 2026-10-25T22:00Z HOUR',
    )
  })

  it('keeps the time of day over a change, and counts hours as hours', () => {
    const berlin = zoneOf('Europe/Berlin', 0)
    const monday = at('2026-03-30T09:00:00Z')
    expect(ends({ from: 'now-2d', to: 'now' }, 0, berlin, monday)).toMatch(/^2026-03-28T10:00Z/)
    expect(ends({ from: 'now-48h', to: 'now' }, 0, berlin, monday)).toMatch(/^2026-03-28T09:00Z/)
  })

  it('reads times without a zone on the clock of the page', () => {
    expect(ends({ from: '2026-11-22 10:00', to: '2026-11-22T11:00' }, 0, fixedZone(345))).toBe(
      '2026-11-22T04:15Z 2026-11-22T05:15Z MINUTE',
    )
  })

  it('says what it does not do as asked', () => {
    expect(ends({ from: 'now-12h', to: 'now', step: 'MINUTE' })).toBe('2026-11-21T22:00Z 2026-11-22T10:00Z HOUR step')
    expect(ends({ from: 'now-9y', to: 'now' })).toBe('2025-07-10T00:00Z 2026-11-22T00:00Z DAY shortened')
    expect(ends({ from: 'now', to: 'now-1h' })).toMatch(/reversed$/)
    expect(ends({ from: 'now-2x', to: 'now' })).toBe('2026-11-22T10:12Z 2026-11-22T10:42Z MINUTE unread')
    expect(ends({ from: 'now+2h', to: 'now+3h' })).toMatch(/future$/)
  })

  it('never asks for more points than OAP answers', () => {
    const unit = fc.constantFrom('s', 'm', 'h', 'd', 'w', 'M', 'y')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        unit,
        fc.constantFrom(undefined, 'MINUTE', 'HOUR', 'DAY'),
        fc.constantFrom(0, 330, -210, 345),
        (by, name, step, offset) => {
          const range = { from: `now-${by}${name}`, to: 'now', ...(step ? { step } : {}) } as Range
          const { window } = resolve(range, NOW, offset, fixedZone(offset))
          expect(points(window)).toBeGreaterThanOrEqual(1)
          expect(points(window)).toBeLessThanOrEqual(MAX_POINTS)
          expect(window.end).toBeLessThanOrEqual(NOW)
        },
      ),
    )
  })
})

describe('what is kept', () => {
  const days = { MINUTE: 7, HOUR: 15, DAY: 30 }
  const kept: Kept = { days, cold: { MINUTE: 14, HOUR: 30, DAY: 90 } }
  const bounded = (range: Range, how: Kept | null = kept): string => {
    const { window, adjustments } = resolve(range, NOW, 330, fixedZone(0), how)
    return [iso(window.start), iso(window.end), ...adjustments.map(({ kind }) => kind)].join(' ')
  }

  it('cuts the beginning at the first day that is left, on OAP’s calendar', () => {
    const range: Range = { from: 'now-8d', to: 'now-7d/d', step: 'MINUTE' }
    expect(bounded({ from: 'now-20d', to: 'now', step: 'HOUR' })).toBe('2026-11-06T18:30Z 2026-11-22T10:30Z kept')
    expect(bounded({ ...range, from: '2026-11-14T18:00Z', to: '2026-11-14T19:00Z' })).toBe(
      '2026-11-14T18:30Z 2026-11-14T19:00Z kept',
    )
    expect(bounded({ from: 'now-30d', to: 'now' })).toBe('2026-10-22T18:30Z 2026-11-21T18:30Z')
  })

  it('leaves a window alone of which nothing is left, and says so', () => {
    const range: Range = { from: '2026-11-14T10:00Z', to: '2026-11-14T16:00Z', step: 'MINUTE' }
    expect(bounded(range)).toBe('2026-11-14T10:00Z 2026-11-14T16:00Z gone')
    expect(bounded({ ...range, step: 'HOUR' })).toBe('2026-11-14T09:30Z 2026-11-14T15:30Z')
    expect(bounded({ ...range, cold: true })).toBe('2026-11-14T10:00Z 2026-11-14T16:00Z')
  })

  it('bounds nothing where OAP does not say', () => {
    expect(bounded({ from: 'now-60d', to: 'now' }, null)).not.toMatch(/kept|gone/)
    const silent = { days: { MINUTE: -1, HOUR: 0, DAY: -1 }, cold: null }
    expect(bounded({ from: 'now-60d', to: 'now' }, silent)).not.toMatch(/kept|gone/)
  })

  it('never asks for more than is kept, nor for nothing, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90_000 }),
        fc.integer({ min: 0, max: 90_000 }),
        fc.constantFrom('MINUTE', 'HOUR', 'DAY'),
        fc.integer({ min: -72, max: 72 }),
        (length, ago, step, quarter) => {
          const range = { from: `now-${length + ago}m`, to: `now-${ago}m`, step } as const
          const { window, adjustments } = resolve(range, NOW, quarter * 15, fixedZone(0), kept)
          const isGone = adjustments.some(({ kind }) => kind === 'gone')
          expect(points(window)).toBeGreaterThanOrEqual(1)
          expect(points(window)).toBeLessThanOrEqual(MAX_POINTS)
          const most = { MINUTE: 7, HOUR: 15, DAY: 30, SECOND: 0 }[window.step] + 1
          if (!isGone) expect(NOW - window.start).toBeLessThanOrEqual(most * 86_400_000)
        },
      ),
    )
  })
})

describe('frozen', () => {
  it('is the same window for a reader in another zone', () => {
    const berlin = zoneOf('Europe/Berlin', 0)
    expect(frozen({ from: '2026-03-29', to: '2026-03-29' }, NOW, berlin)).toEqual({
      from: '2026-03-28T23:00Z',
      to: '2026-03-29T21:59:59Z',
    })
    expect(frozen({ from: '2026-11-22 10:00', to: 'now', step: 'HOUR' }, NOW, berlin)).toEqual({
      from: '2026-11-22T09:00Z',
      to: 'now',
      step: 'HOUR',
    })
    expect(frozen({ from: 'now-1d/d', to: 'now-1d/d' }, NOW, berlin)).toEqual({ from: 'now-1d/d', to: 'now-1d/d' })
  })
})

describe('readRange', () => {
  it.each([
    ['-2h', 'now-2h', 'now'],
    ['2h', 'now-2h', 'now'],
    ['now - 2h', 'now - 2h', 'now'],
    ['now-2h - now-1h', 'now-2h', 'now-1h'],
    ['-2d..-1d', 'now-2d', 'now-1d'],
    ['-90m until now', 'now-90m', 'now'],
    ['1795341600 to 1795345200', '1795341600', '1795345200'],
    ['2026-11-22 10:00:30', '2026-11-22 10:00:30', 'now'],
    ['2026-11-22T10:00+05:45', '2026-11-22T10:00+05:45', 'now'],
    ['now/w', 'now/w', 'now/w'],
    ['last 90 min', 'now-90min', 'now'],
    ['now-1d/d', 'now-1d/d', 'now-1d/d'],
    ['now-2d/d to now/d', 'now-2d/d', 'now/d'],
    ['2026-11-22', '2026-11-22', '2026-11-22'],
    ['2026-11-22 10:00 to 11:30', '2026-11-22 10:00', '2026-11-22 11:30'],
    ['2026-11-22T10:00Z – 2026-11-22T11:00Z', '2026-11-22T10:00Z', '2026-11-22T11:00Z'],
    ['1795341600', '1795341600', 'now'],
    ['1795341600000..1795345200000', '1795341600000', '1795345200000'],
  ])('%s', (text, from, to) => {
    expect(readRange(text)).toEqual({ value: { from, to } })
  })

  it.each([
    ['now-2x', 'unit', 'x'],
    ['-5', 'unit', 'now-5'],
    ['now/', 'unit', 'now/'],
    ['2026-02-30', 'date', '2026-02-30'],
    ['2026-11-22T25:00', 'date', '2026-11-22T25:00'],
    ['tomorrow', 'form', 'tomorrow'],
    ['', 'form', ''],
    ['a to b to c', 'form', 'a to b to c'],
    ['now-1h to whenever', 'form', 'whenever'],
  ])('refuses %s and says why', (text, why, part) => {
    expect(readRange(text)).toEqual({ fault: { why, text: part } })
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void readRange(text)))
  })
})
