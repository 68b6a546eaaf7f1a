import { describe, expect, it } from 'vitest'
import { readAddress } from '@/scope/address'
import { pageOf, type ServerClock } from './page'
import { BUILT_IN } from './preferences'

const ASKED = Date.parse('2026-11-22T10:43:47Z')
const clock: ServerClock = { offset: 330, known: true, kept: null, cold: true }
const page = (href: string, more: Partial<typeof BUILT_IN> = {}) =>
  pageOf(readAddress(href), { ...BUILT_IN, ...more }, ASKED, clock)
const iso = (at: number): string => new Date(at).toISOString()

describe('pageOf', () => {
  it('counts from the server’s clock and shows its zone', () => {
    const { window, now, zone } = page('/')
    expect([iso(now), iso(window.end), zone.name]).toEqual([
      '2026-11-22T10:43:47.000Z',
      '2026-11-22T10:43:00.000Z',
      'UTC+05:30',
    ])
  })

  it('takes the address before the settings, and both ends from one place', () => {
    const mine = { from: 'now-7d', to: 'now-1d', tz: 'utc', refresh: 60 }
    expect(page('/', mine).range).toEqual({ from: 'now-7d', to: 'now-1d' })
    expect(page('/?from=now-2h', mine).range).toEqual({ from: 'now-2h', to: 'now' })
    expect(page('/?to=now-5m', mine).range).toEqual({ from: 'now-30m', to: 'now-5m' })
    expect(page('/?tz=oap&refresh=off', mine)).toMatchObject({ zoneChoice: 'oap', every: 0 })
    expect(page('/', mine)).toMatchObject({ zoneChoice: 'utc', every: 60 })
  })

  it('reads a day of the address on the page’s clock, on the server’s buckets', () => {
    const { window } = page('/?from=2026-11-22T00:00&to=2026-11-22T01:00&step=HOUR&tz=utc')
    expect([iso(window.start), iso(window.end), window.offset]).toEqual([
      '2026-11-21T23:30:00.000Z',
      '2026-11-22T00:30:00.000Z',
      330,
    ])
  })
})
