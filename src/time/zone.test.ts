import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedZone, instantOf, isZone, localOf, namedZone, offsetText, zoneOf } from './zone'

const at = (text: string): number => Date.parse(text)

describe('zones', () => {
  it('writes offsets with half and quarter hours', () => {
    expect([330, -210, 345, 0, 120].map(offsetText)).toEqual([
      'UTC+05:30',
      'UTC−03:30',
      'UTC+05:45',
      'UTC',
      'UTC+02:00',
    ])
  })

  it('knows the offset of a named zone on both sides of a change', () => {
    const zone = namedZone('Europe/Berlin')
    expect(zone?.offsetAt(at('2026-10-25T00:59:59Z'))).toBe(120)
    expect(zone?.offsetAt(at('2026-10-25T01:00:00Z'))).toBe(60)
    expect(namedZone('America/St_Johns')?.offsetAt(at('2026-11-22T00:00:00Z'))).toBe(-210)
    expect(namedZone('Asia/Kathmandu')?.offsetAt(at('2026-11-22T00:00:00Z'))).toBe(345)
  })

  it('takes a reading that does not exist after the gap, one that occurs twice as the first', () => {
    const zone = zoneOf('Europe/Berlin', 0)
    expect(instantOf({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }, zone)).toBe(at('2026-03-29T01:30:00Z'))
    expect(instantOf({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, zone)).toBe(at('2026-10-25T00:30:00Z'))
  })

  it('reads back what it shows, in every zone and season', () => {
    const names = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 946_684_800, max: 2_208_988_800 }), (name, seconds) => {
        const zone = zoneOf(name, 0)
        const instant = seconds * 1000
        const back = instantOf(localOf(instant, zone), zone)
        expect(localOf(back, zone)).toEqual(localOf(instant, zone))
        expect(instant - back).toBeGreaterThanOrEqual(0)
        expect(instant - back).toBeLessThanOrEqual(2 * 3_600_000)
      }),
    )
  })

  it('falls back to the server for a zone nobody knows', () => {
    expect(isZone('Mars/Olympus')).toBe(false)
    expect(zoneOf('Mars/Olympus', 330)).toMatchObject({ name: 'UTC+05:30' })
    expect(fixedZone(-210).offsetAt(0)).toBe(-210)
  })
})
