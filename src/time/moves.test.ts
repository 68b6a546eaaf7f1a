import { describe, expect, it } from 'vitest'
import { narrowed, shifted, widened } from './moves'
import { resolve, type Range } from './range'
import type { Window } from './window'
import { fixedZone } from './zone'

const NOW = Date.parse('2026-11-22T10:42:17Z')
const window = (range: Range): Window => resolve(range, NOW, 330, fixedZone(330)).window
const last = window({ from: 'now-30m', to: 'now' })
const past = window({ from: '2026-11-22T08:00Z', to: '2026-11-22T08:30Z' })

describe('moves', () => {
  it('steps back by its own length and comes back to now', () => {
    const before = shifted(last, -1, NOW)
    expect(before).toEqual({ from: '2026-11-22T09:41Z', to: '2026-11-22T10:11Z' })
    expect(shifted(window(before), 1, NOW)).toEqual({ from: 'now-30m', to: 'now' })
  })

  it('does not walk into the future', () => {
    expect(shifted(last, 1, NOW)).toEqual({ from: 'now-30m', to: 'now' })
  })

  it('widens around the middle, and before now at the end', () => {
    expect(widened(past, NOW)).toEqual({ from: '2026-11-22T07:44:30Z', to: '2026-11-22T08:45:30Z' })
    expect(widened(last, NOW)).toEqual({ from: 'now-61m', to: 'now' })
  })

  it('narrows to the middle half until a bucket is left', () => {
    expect(narrowed(past)).toEqual({ from: '2026-11-22T08:07Z', to: '2026-11-22T08:23Z' })
    expect(narrowed(window({ from: 'now-2m', to: 'now' }))).toBeNull()
  })

  it('keeps the stage, and a step that was chosen while the length stays', () => {
    const cold = window({ from: '2026-11-12T08:00Z', to: '2026-11-12T14:00Z', step: 'HOUR', cold: true })
    expect(shifted(cold, -1, NOW)).toEqual({
      from: '2026-11-12T00:30Z',
      to: '2026-11-12T06:30Z',
      step: 'HOUR',
      cold: true,
    })
    expect(narrowed(cold)).toMatchObject({ cold: true })
    expect(widened(cold, NOW)).toMatchObject({ cold: true })
  })
})
