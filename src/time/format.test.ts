import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsText, foreignBuckets, linkText, localText, spanText, zoneText } from './format'
import { atMoment, readMoment } from './moment'
import { fixedZone, zoneOf } from './zone'

const at = (text: string): number => Date.parse(text)
const NOW = at('2026-11-22T10:42:17Z')

describe('foreignBuckets', () => {
  const india = fixedZone(330)

  it('knows a day of the server from a day of the reader', () => {
    const day = at('2026-11-21T18:30:00Z')
    expect(foreignBuckets(day, 'DAY', fixedZone(-210), india)).toBe(true)
    expect(foreignBuckets(day, 'DAY', zoneOf('Asia/Kolkata', 0), india)).toBe(false)
  })

  it('knows an hour that begins at another minute', () => {
    const hour = at('2026-11-22T04:30:00Z')
    expect(foreignBuckets(hour, 'HOUR', fixedZone(345), india)).toBe(true)
    expect(foreignBuckets(hour, 'HOUR', fixedZone(-210), india)).toBe(false)
    expect(foreignBuckets(hour, 'MINUTE', fixedZone(345), india)).toBe(false)
  })
})

describe('spanText', () => {
  const text = (start: string, end: string, step: 'MINUTE' | 'DAY' = 'MINUTE') =>
    spanText({ start: at(start), end: at(end), step }, NOW, fixedZone(0), fixedZone(330), 'en')

  it('names the day only where it is not today', () => {
    expect(text('2026-11-22T10:12Z', '2026-11-22T10:42Z')).toBe('10:12 – 10:42')
    expect(text('2026-11-21T10:12Z', '2026-11-21T10:42Z')).toBe('Nov 21, 10:12 – 10:42')
    expect(text('2025-11-22T10:12Z', '2025-11-22T10:42Z')).toBe('Nov 22, 10:12 – 10:42')
    expect(text('2026-11-21T23:50Z', '2026-11-22T00:20Z')).toBe('Nov 21, 23:50 – Nov 22, 00:20')
    expect(text('2026-10-22T18:30Z', '2026-11-21T18:30Z', 'DAY')).toBe('Oct 23 – Nov 22, UTC+05:30')
    const days = { start: at('2026-10-22T18:30Z'), end: at('2026-11-21T18:30Z'), step: 'DAY' } as const
    expect(spanText(days, NOW, fixedZone(330), fixedZone(330), 'en')).toBe('Oct 23 – Nov 22')
  })

  it('tells the two readings of an hour apart', () => {
    const berlin = zoneOf('Europe/Berlin', 0)
    const window = { start: at('2026-10-25T00:30Z'), end: at('2026-10-25T01:30Z'), step: 'MINUTE' } as const
    expect(spanText(window, at('2026-10-25T09:00Z'), berlin, fixedZone(0), 'en')).toBe(
      '02:30 UTC+02:00 – 02:30 UTC+01:00',
    )
  })
})

describe('localText', () => {
  it('is read back as the same instant, in every zone and season', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia']
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 946_684_800, max: 2_208_988_800 }), (name, seconds) => {
        const zone = zoneOf(name, 0)
        const read = readMoment(localText(seconds * 1000, zone))
        expect('value' in read && atMoment(read.value, NOW, zone)).toBe(seconds * 1000)
      }),
    )
  })
})

describe('endsText', () => {
  const berlin = zoneOf('Europe/Berlin', 0)
  const text = (from: string, to: string): string => endsText(at(from), at(to), berlin)

  it('names whole days as such, the short one too', () => {
    expect(text('2026-11-21T23:00:00Z', '2026-11-22T22:59:59.999Z')).toBe('2026-11-22')
    expect(text('2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z')).toBe('2026-03-29')
    expect(text('2026-11-21T23:00:00Z', '2026-11-23T22:59:59Z')).toBe('2026-11-22 to 2026-11-23')
    expect(text('2026-11-21T23:00:00Z', '2026-11-22T22:59:00Z')).toBe('2026-11-22 00:00 to 2026-11-22 23:59')
    expect(text('2026-11-22T09:00:00Z', '2026-11-22T10:30:15Z')).toBe('2026-11-22 10:00 to 2026-11-22 11:30:15')
  })
})

describe('links and zones', () => {
  it('drops what is zero', () => {
    expect(linkText(at('2026-11-22T10:00:00Z'))).toBe('2026-11-22T10:00Z')
    expect(linkText(at('2026-11-22T10:00:30Z'))).toBe('2026-11-22T10:00:30Z')
    expect(zoneText(fixedZone(330), NOW)).toBe('UTC+05:30')
    expect(zoneText(zoneOf('Asia/Kolkata', 0), NOW)).toBe('Asia/Kolkata, UTC+05:30')
  })
})
