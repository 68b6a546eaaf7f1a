import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/protocol/alarm/alarm'
import { densityOf, levelOf } from './density'
import { episodesOf } from './episodes'
import { alarm, at } from './testing/alarms'

const level = (value: string) => ({ tags: [{ key: 'level', value }] })
const window = { from: at('18:00'), to: at('19:00') }
const of = (rows: readonly Alarm[], now = '19:00', count = 6) =>
  densityOf(episodesOf(rows, { now: at(now), basis: 'recovery' }), window, count, at(now))

describe('the density', () => {
  it('counts what began and what lasted in each stretch, by level', () => {
    const { bins } = of([
      alarm('a', '18:05', { recoveryTime: at('18:25'), ...level('CRITICAL') }),
      alarm('b', '18:15', { recoveryTime: at('18:18'), ...level('WARNING') }),
      alarm('c', '18:55', { recoveryTime: at('18:58') }),
    ])
    expect(bins.map(({ from }) => from)).toEqual(['18:00', '18:10', '18:20', '18:30', '18:40', '18:50'].map(at))
    expect(bins.map(({ began }) => began)).toEqual([1, 1, 0, 0, 0, 1])
    expect(bins.map(({ lasting }) => [lasting.critical, lasting.warning, lasting.other])).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ])
  })

  it('tells the most at once and how long it was quiet', () => {
    const rows = [
      alarm('a', '18:10', { recoveryTime: at('18:30') }),
      alarm('b', '18:20', { recoveryTime: at('18:40') }),
      alarm('c', '18:40', { recoveryTime: at('18:50') }),
    ]
    const { most, quiet } = of(rows)
    expect(most).toEqual({ count: 2, at: at('18:20') })
    expect(quiet).toBe(20 * 60_000)
  })

  it('lets what fires last until now, and what nobody ended until it was last heard of', () => {
    const { bins, quiet } = of([alarm('gone', '17:00'), alarm('on', '18:31'), alarm('lost', '18:02')], '18:59')
    expect(bins.map(({ lasting }) => lasting.other)).toEqual([1, 0, 0, 1, 1, 1])
    expect(quiet).toBe(32 * 60_000)
  })

  it('counts what began before, but not as begun', () => {
    const { bins, most } = of([alarm('a', '17:50', { recoveryTime: at('18:12') })])
    expect(bins.map(({ began }) => began)).toEqual([0, 0, 0, 0, 0, 0])
    expect(bins.map(({ lasting }) => lasting.other)).toEqual([1, 1, 0, 0, 0, 0])
    expect(most).toEqual({ count: 1, at: at('18:00') })
  })

  it('of nothing is quiet', () => {
    expect(of([])).toMatchObject({ most: null, quiet: 60 * 60_000 })
  })
})

describe('the level', () => {
  it.each([
    ['CRITICAL', 'critical'],
    ['Error', 'critical'],
    ['WARNING', 'warning'],
    ['warn', 'warning'],
    ['INFO', 'other'],
  ])('%s is %s', (value, is) => {
    expect(levelOf({ latest: alarm('a', '18:00', level(value)) })).toBe(is)
  })

  it('is none without the tag', () => {
    expect(levelOf({ latest: alarm('a', '18:00', { tags: [{ key: 'team', value: 'critical' }] }) })).toBe('other')
  })
})
