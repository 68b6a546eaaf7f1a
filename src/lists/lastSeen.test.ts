import { describe, expect, it } from 'vitest'
import type { Result, Value } from '@/mqe/result'
import { MAX_POINTS } from '@/time/step'
import { points } from '@/time/window'
import { fixedZone } from '@/time/zone'
import { lastSeenIn, lookBack } from './lastSeen'
import { seenText } from './seenText'

const HOUR = 3_600_000
const at = (iso: string): number => Date.parse(iso)
const series = (...values: Value[]): Result => ({
  kind: 'series',
  lines: [{ labels: {}, points: values.map((value, index) => ({ at: index * HOUR, value })) }],
})

describe('looking back', () => {
  it('asks for the same hours all through an hour, cut on the clock of OAP, within its limit', () => {
    const early = lookBack(at('2026-03-18T18:31:00Z'), 330)
    expect(early).toEqual(lookBack(at('2026-03-18T19:29:00Z'), 330))
    expect(new Date(early.end).toISOString()).toBe('2026-03-18T18:30:00.000Z')
    expect(points(early)).toBe(169)
    expect(points(early)).toBeLessThanOrEqual(MAX_POINTS)
  })

  it('finds the last hour with a value, zero and bad ones too', () => {
    expect(lastSeenIn(series(1, 0, null))).toEqual({ from: HOUR, to: 2 * HOUR })
    expect(lastSeenIn(series(1, { bad: '∞' }))).toEqual({ from: HOUR, to: 2 * HOUR })
    expect(lastSeenIn(series(null, null))).toBeNull()
    expect(lastSeenIn({ kind: 'nothing' })).toBeNull()
  })

  it('says nothing where the question failed', () => {
    expect(lastSeenIn({ kind: 'failure', cause: 'timeout', message: '' })).toBeUndefined()
    expect(lastSeenIn(undefined)).toBeUndefined()
  })
})

describe('last seen', () => {
  const now = at('2026-03-18T18:20:00Z')
  const text = (iso: string, offset = 0) =>
    seenText({ from: at(iso), to: at(iso) + HOUR }, now, fixedZone(offset), 'en').text

  it('is an hour of today, else the day, on the clock of the page', () => {
    expect(text('2026-03-18T12:00:00Z')).toBe('last seen 12:00 – 13:00')
    expect(text('2026-03-17T23:00:00Z')).toBe('last seen yesterday')
    expect(text('2026-03-17T23:00:00Z', 120)).toBe('last seen 01:00 – 02:00')
    expect(text('2026-03-16T03:00:00Z')).toBe('last seen 2 days ago')
  })

  it('names the hour of an earlier day on demand', () => {
    const seen = { from: at('2026-03-16T03:00:00Z'), to: at('2026-03-16T04:00:00Z') }
    expect(seenText(seen, now, fixedZone(0), 'en').hint).toBe('Last data between Mar 16, 03:00 and 04:00')
    expect(seenText(null, now, fixedZone(0), 'en').text).toBe('no data for 7 days')
  })
})
