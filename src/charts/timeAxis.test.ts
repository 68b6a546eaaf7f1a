import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { STEP_MS, type Step } from '@/time/step'
import type { Window } from '@/time/window'
import { fixedZone, namedZone } from '@/time/zone'
import { bucketLabel, tickIndexes, tickLabel, type TimeStyle } from './timeAxis'

const window = (start: string, end: string, step: Step = 'MINUTE', offset = 0): Window => ({
  start: millis(Date.parse(start)),
  end: millis(Date.parse(end)),
  step,
  offset,
})
const utc: TimeStyle = { zone: fixedZone(0), locale: 'en' }
const labels = (of: Window, width: number, style = utc): string[] =>
  tickIndexes(of, width, style).map((index) => tickLabel(of.start + index * STEP_MS[of.step], of, style))

const half = window('2026-11-22T03:32Z', '2026-11-22T04:02Z')

describe('time axis', () => {
  it('labels round times of the window', () => {
    expect(labels(half, 390)).toEqual(['03:35', '03:40', '03:45', '03:50', '03:55', '04:00'])
    expect(labels(half, 150)).toEqual(['03:45', '04:00'])
  })

  it('rounds on the clock that is shown', () => {
    expect(labels(half, 200, { zone: fixedZone(330), locale: 'en' })).toEqual(['09:10', '09:20', '09:30'])
  })

  it('labels server hours that begin at half past on a reader’s clock', () => {
    const hours = window('2026-11-22T00:30Z', '2026-11-22T12:30Z', 'HOUR', 330)
    expect(labels(hours, 200)).toEqual(['06:30'])
  })

  it('names the date where a day begins', () => {
    expect(labels(window('2026-11-21T13:00Z', '2026-11-23T03:00Z', 'HOUR'), 260)).toEqual(['Nov 22', '12:00', 'Nov 23'])
    expect(labels(window('2026-11-01T00:00Z', '2026-11-29T00:00Z', 'DAY'), 300)).toEqual([
      'Nov 2',
      'Nov 9',
      'Nov 16',
      'Nov 23',
    ])
  })

  it('keeps a day the server’s day', () => {
    const zone = namedZone('America/St_Johns')
    if (!zone) throw new Error('no zone data')
    const days = window('2026-11-20T18:30Z', '2026-11-22T18:30Z', 'DAY', 330)
    expect(bucketLabel(days.start, days, { zone, locale: 'en' })).toBe('Nov 21, 2026 UTC+05:30')
    const india = namedZone('Asia/Kolkata')
    expect(bucketLabel(days.start, days, { zone: india ?? zone, locale: 'en' })).toBe('Nov 21, 2026')
  })

  it('tells the two readings of an hour apart where summer time ends', () => {
    const zone = namedZone('Australia/Lord_Howe')
    if (!zone) throw new Error('no zone data')
    const night = window('2026-04-04T14:30Z', '2026-04-04T15:00Z')
    expect([night.start, night.end].map((at) => bucketLabel(at, night, { zone, locale: 'en' }))).toEqual([
      '01:30 UTC+11:00',
      '01:30 UTC+10:30',
    ])
  })

  it('names one bucket, and draws no label into the ends', () => {
    expect(tickIndexes(window('2026-11-22T03:32Z', '2026-11-22T03:32Z'), 300, utc)).toEqual([0])
    expect(tickIndexes(window('2026-11-22T03:30Z', '2026-11-22T04:00Z'), 150, utc)).toEqual([15])
  })

  it('adds the date when the window touches two days', () => {
    const night = window('2026-11-21T23:50Z', '2026-11-22T00:10Z')
    expect(bucketLabel(Date.parse('2026-11-22T00:05Z'), night, utc)).toBe('Nov 22 00:05')
    expect(bucketLabel(half.start, half, utc)).toBe('03:32')
  })
})
