import { describe, expect, it } from 'vitest'
import { foreignBuckets, linkText, spanText, zoneText } from './format'
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
    expect(text('2026-10-22T18:30Z', '2026-11-21T18:30Z', 'DAY')).toBe('Oct 23 – Nov 22')
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
