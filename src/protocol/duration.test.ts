import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { STEP_MS, type Step } from '@/time/step'
import { bucketOf } from '@/time/window'
import { formatBucket, fromDuration, parseBucket, parseInstant, toDuration } from './duration'
import { formatZone, parseZone } from './zone'

const steps: Step[] = ['DAY', 'HOUR', 'MINUTE', 'SECOND']
const at = Date.UTC(2026, 10, 24, 6, 49, 7)

describe('durations', () => {
  it.each([
    ['DAY', '2026-11-24'],
    ['HOUR', '2026-11-24 12'],
    ['MINUTE', '2026-11-24 1219'],
    ['SECOND', '2026-11-24 121907'],
  ] as const)('of step %s are written in the zone of the server', (step, text) => {
    const start = bucketOf(at, step, 330)
    expect(toDuration({ start, end: start, step, offset: 330 })).toEqual({ start: text, end: text, step })
    expect(formatBucket(start, step, 330)).toBe(text.replace(/\D/g, ''))
    expect(parseBucket(text.replace(/\D/g, ''), 330)).toBe(start)
  })

  it('come back as the same window', () => {
    const offset = fc.constantFrom(0, 330, 345, -210, 765, -720)
    const any = fc.record({
      at: fc.integer({ min: 0, max: 4e12 }),
      step: fc.constantFrom(...steps),
      offset,
      more: fc.nat(500),
    })
    fc.assert(
      fc.property(any, ({ at: from, step, offset: zone, more }) => {
        const start = bucketOf(from, step, zone)
        const window = { start, end: millis(start + more * STEP_MS[step]), step, offset: zone }
        expect(fromDuration(toDuration(window), zone)).toEqual({ value: window })
      }),
    )
  })

  it('name the cold stage only when it is asked', () => {
    const window = { start: millis(0), end: millis(0), step: 'DAY' as const, offset: 0 }
    expect(toDuration({ ...window, cold: false })).not.toHaveProperty('coldStage')
    expect(toDuration({ ...window, cold: true })).toMatchObject({ coldStage: true })
  })

  it.each([
    ['DAY', '2026-11-24 2013', 'Invalid format: "2026-11-24 2013" is malformed at " 2013"'],
    ['HOUR', '2026-11-24 1149', 'Invalid format: "2026-11-24 1149" is malformed at "49"'],
    ['MINUTE', '2024-01-01 10:00', 'Invalid format: "2024-01-01 10:00" is malformed at ":00"'],
    ['MINUTE', '2026-11-21', 'Invalid format: "2026-11-21" is too short'],
    ['MINUTE', 'yesterday', 'Invalid format: "yesterday"'],
    ['DAY', '', 'Invalid format: ""'],
  ] as const)('of step %s refuse %j in the words OAP passes on', (step, text, words) => {
    expect(parseInstant(text, step, 0)).toEqual({ error: `java.lang.IllegalArgumentException: ${words}` })
  })

  it.each([
    ['2026-13-01', 'Value 13 for monthOfYear must be in the range [1,12]'],
    ['2026-02-29', 'Value 29 for dayOfMonth must be in the range [1,28]'],
    ['2026-04-00', 'Value 0 for dayOfMonth must be in the range [1,30]'],
  ])('refuse the date %s', (text, words) => {
    expect(parseInstant(text, 'DAY', 0)).toEqual({
      error: `org.joda.time.IllegalFieldValueException: Cannot parse "${text}": ${words}`,
    })
  })

  it('refuse more points than OAP reads, and an end before the start', () => {
    const asked = (start: string, end: string) => fromDuration({ start, end, step: 'MINUTE' }, 0)
    expect(asked('2026-11-24 0000', '2026-11-24 0820')).toHaveProperty('value')
    expect(asked('2026-11-24 0000', '2026-11-24 0821')).toHaveProperty(
      'error',
      expect.stringMatching(/exceed 500 minutes$/),
    )
    expect(asked('2026-11-24 0001', '2026-11-24 0000')).toHaveProperty('error')
    expect(
      fromDuration({ start: '2026-11-24 0001', end: '2026-11-24 0000', step: 'MINUTE' }, 0, { limit: false }),
    ).toHaveProperty('value')
  })
})

describe('zones', () => {
  it.each([
    ['+0530', 330],
    ['+0545', 345],
    ['-0330', -210],
    ['+1245', 765],
    ['+0000', 0],
    ['-0000', 0],
    ['+05:30', 330],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseZone(text)).toBe(minutes)
  })

  it.each([null, '', 'abc', '+5', '0530', '+0560', '+9900'])('%j is none', (text) => {
    expect(parseZone(text)).toBeNull()
  })

  it('are written as OAP writes them', () => {
    expect([330, 345, -210, 0].map(formatZone)).toEqual(['+0530', '+0545', '-0330', '+0000'])
  })
})
