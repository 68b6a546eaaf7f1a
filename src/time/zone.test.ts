import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedZone, instantOf, isRepeated, isZone, localOf, namedZone, offsetText, zoneOf } from './zone'

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

  it('remembers offsets without a fault, the changes at a minute past midnight included', () => {
    const names = ['America/St_Johns', 'Australia/Lord_Howe', 'Asia/Gaza', 'Africa/Casablanca', 'Antarctica/Troll']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 946_684_800, max: 2_208_988_800 }), (name, seconds) => {
        const shown = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
        const text = shown.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
        const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? []
        const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
        expect(namedZone(name)?.offsetAt(seconds * 1000)).toBe(offset)
      }),
    )
    expect(namedZone('America/St_Johns')?.offsetAt(at('2010-11-07T02:30:59Z'))).toBe(-150)
    expect(namedZone('America/St_Johns')?.offsetAt(at('2010-11-07T02:31:00Z'))).toBe(-210)
  })

  it('knows the readings that occur twice', () => {
    const berlin = zoneOf('Europe/Berlin', 0)
    const twice = (text: string, zone = berlin): boolean => isRepeated(at(text), zone)
    expect(
      ['2026-10-24T23:59Z', '2026-10-25T00:00Z', '2026-10-25T01:59Z', '2026-10-25T02:00Z'].map((t) => twice(t)),
    ).toEqual([false, true, true, false])
    expect(twice('2026-03-29T01:00Z')).toBe(false)
    const lord = zoneOf('Australia/Lord_Howe', 0)
    expect(
      ['2026-04-04T14:29Z', '2026-04-04T14:30Z', '2026-04-04T15:29Z', '2026-04-04T15:30Z'].map((t) => twice(t, lord)),
    ).toEqual([false, true, true, false])
  })

  it('falls back to the server for a zone nobody knows', () => {
    expect(isZone('Mars/Olympus')).toBe(false)
    expect(zoneOf('Mars/Olympus', 330)).toMatchObject({ name: 'UTC+05:30' })
    expect(fixedZone(-210).offsetAt(0)).toBe(-210)
  })
})
