import { describe, expect, it } from 'vitest'
import { basisOf, episodesOf, isFiring, within, type Episode, type Judging } from './episodes'
import { alarm, at } from './testing/alarms'

const judging = (clock: string, more: Partial<Judging> = {}): Judging => ({
  now: at(clock),
  basis: 'recovery',
  ...more,
})
const told = ({ start, end, state, duration, rows }: Episode) => ({
  start: new Date(start).toISOString().slice(11, 16),
  end: end === null ? null : new Date(end).toISOString().slice(11, 16),
  state,
  minutes: duration === null ? null : duration / 60_000,
  rows: rows.length,
})

describe('rows of one rule and entity', () => {
  it('are one episode from the first to the recovery on the last', () => {
    const rows = [alarm('a', '18:26', { recoveryTime: at('18:37') }), alarm('a', '18:15')]
    expect(episodesOf(rows, judging('18:40')).map(told)).toEqual([
      { start: '18:15', end: '18:37', state: 'recovered', minutes: 22, rows: 2 },
    ])
  })

  it('fire until a recovery is reported', () => {
    const [episode] = episodesOf([alarm('a', '18:15')], judging('18:20'))
    expect(episode && told(episode)).toEqual({ start: '18:15', end: null, state: 'firing', minutes: 5, rows: 1 })
    expect(episode?.key).toBe(alarm('a', '18:15').key)
  })

  it('are another episode after a recovery, however near', () => {
    const rows = [alarm('a', '18:00', { recoveryTime: at('18:11') }), alarm('a', '18:12')]
    expect(episodesOf(rows, judging('18:14')).map(told)).toEqual([
      { start: '18:12', end: null, state: 'firing', minutes: 2, rows: 1 },
      { start: '18:00', end: '18:11', state: 'recovered', minutes: 11, rows: 1 },
    ])
  })

  it('are another episode where a repeat was left out, even if no recovery came', () => {
    const rows = ['12:00', '12:11', '12:22', '13:00', '13:11'].map((clock) => alarm('a', clock))
    expect(episodesOf(rows, judging('13:12')).map(told)).toEqual([
      { start: '13:00', end: null, state: 'firing', minutes: 12, rows: 2 },
      { start: '12:00', end: null, state: 'unreported', minutes: null, rows: 3 },
    ])
  })

  it('belong together at a long silence too, as long as nothing is known of it', () => {
    const rows = [alarm('a', '14:06'), alarm('a', '14:37')]
    expect(episodesOf(rows, judging('14:50'))).toHaveLength(1)
    const apart = [alarm('a', '14:06'), alarm('a', '15:06')]
    expect(episodesOf(apart, judging('15:07'))).toHaveLength(2)
  })

  it('are judged by the silence of the rule where the server tells it', () => {
    const rows = [alarm('a', '14:06'), alarm('a', '14:37')]
    const periodsOf = () => ({ period: 5, silence: 10, observation: 2 })
    expect(episodesOf(rows, judging('14:50', { periodsOf }))).toHaveLength(2)
  })

  it('that nodes tell of within a moment do not split it', () => {
    const rows = ['14:00:00', '14:00:01', '14:11:00', '14:11:01'].map((clock) => alarm('a', clock))
    expect(episodesOf(rows, judging('14:12')).map(told)).toMatchObject([{ start: '14:00', rows: 4 }])
  })
})

describe('rules and entities', () => {
  it('are told apart by scope, id, message and expression', () => {
    const rows = [
      alarm('a', '18:00'),
      alarm('b', '18:00'),
      alarm('x@a', '18:00'),
      alarm('x@a', '18:00', { scope: 'ServiceInstance', message: 'x@a is slow' }),
      alarm('a', '18:00', { message: 'a fails' }),
      alarm('a', '18:00', { snapshot: { expression: 'sum(a > 1) >= 3', metrics: [] } }),
      alarm('a', '18:00', { snapshot: { expression: 'sum(a > 2) >= 3', metrics: [] } }),
      alarm('a', '18:00', { name: 'a to b' }),
    ]
    expect(new Set(episodesOf(rows, judging('18:01')).map(({ group }) => group)).size).toBe(8)
  })
})

describe('a recovery that never comes', () => {
  const periodsOf = () => ({ period: 5, silence: 10, observation: 2 })

  it('is waited for as long as period, silence and observation last', () => {
    const rows = [alarm('a', '18:00')]
    const state = (clock: string) => episodesOf(rows, judging(clock, { periodsOf }))[0]?.state
    expect(state('18:16')).toBe('firing')
    expect(state('18:17')).toBe('unreported')
  })

  it('is waited for by the beat of the rows, else for 45 minutes, where the rule is not known', () => {
    const twice = [alarm('a', '17:49'), alarm('a', '18:00')]
    const state = (rows: typeof twice, clock: string) => episodesOf(rows, judging(clock))[0]?.state
    expect(state(twice, '18:25')).toBe('firing')
    expect(state(twice, '18:26')).toBe('unreported')
    expect(state(twice.slice(1), '18:44')).toBe('firing')
    expect(state(twice.slice(1), '18:45')).toBe('unreported')
  })

  it('is not waited for when the rule fired anew', () => {
    const rows = ['18:00', '18:04', '18:11'].map((clock) => alarm('a', clock))
    expect(episodesOf(rows, judging('18:12')).map(({ state }) => state)).toEqual(['firing', 'unreported'])
  })
})

describe('a server that reports no recovery', () => {
  const old = (clock: string) =>
    episodesOf(
      [alarm('a', '18:05', { recoveryTime: undefined, name: null })],
      judging(clock, { basis: basisOf(new Set(['base', 'alarm-snapshot'])) }),
    )[0]

  it('lets fire what fired in the last 15 minutes, and says so', () => {
    expect(old('18:20')?.state).toBe('recent')
    expect(old('18:20') && isFiring(old('18:20') as Episode)).toBe(true)
    expect(old('18:21')?.state).toBe('unreported')
    expect(old('18:20')?.duration).toBeNull()
  })

  it('is told from one that does', () => {
    expect(basisOf(new Set(['base']))).toBe('recent')
    expect(basisOf(new Set(['base', 'alarm-recovery']))).toBe('recovery')
  })
})

describe('a window', () => {
  const rows = [
    alarm('before', '16:00', { recoveryTime: at('16:10') }),
    alarm('into', '17:15'),
    alarm('into', '17:26', { recoveryTime: at('17:37') }),
    alarm('inside', '17:24', { recoveryTime: at('17:46') }),
    alarm('still', '18:15'),
  ]

  it('has episodes that began in it, and others that reach into it', () => {
    const found = within(episodesOf(rows, judging('18:20')), at('17:20'), at('18:20'))
    expect(found.began.map(({ latest }) => latest.name)).toEqual(['still', 'inside'])
    expect(found.earlier.map(({ latest }) => latest.name)).toEqual(['into'])
  })

  it('may begin when an episode fires', () => {
    const found = within(episodesOf(rows, judging('18:20')), at('18:18'), at('18:20'))
    expect(found).toMatchObject({ began: [], earlier: [{ state: 'firing' }] })
  })
})

it('nothing is nothing', () => {
  expect(episodesOf([], judging('18:20'))).toEqual([])
})
