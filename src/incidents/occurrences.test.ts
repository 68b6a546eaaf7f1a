import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/protocol/alarm/alarm'
import { episodesOf, within } from './episodes'
import { occurrencesOf } from './occurrences'
import { alarm, at } from './testing/alarms'

const MINUTE = 60_000
const DB = 'postgres-orders.data.svc.cluster.local:5432'

/** Incidents of the demo: how often, when, and what fires about whom: first row, last row and recovery in minutes since the phase. */
const INCIDENTS: readonly (readonly [period: number, phase: number, fires: readonly Fires[]])[] = [
  [
    180,
    10,
    [
      [DB, 'db', 4, 15, 26],
      ['plover::checkout', 'latency', 5, 16, 27],
      ['plover::checkout', 'sla', 5, 16, 27],
      ['POST:/orders@plover::checkout', 'sla', 5, 16, 27],
      ['POST:/checkout@plover::storefront', 'latency', 5, 16, 27],
      ['plover::checkout', `to ${DB}`, 5, 16, 27],
      ['plover::checkout', 'baseline', 6, 17, 28],
    ],
  ],
  [
    360,
    72,
    [
      ['plover::checkout', 'sla', 4, 15, 26],
      ['checkout-1@plover::checkout', 'sla', 4, 15, 26],
      ['POST:/orders@plover::checkout', 'sla', 4, 15, 26],
    ],
  ],
  [
    360,
    125,
    [
      ['kafka-orders:9092', 'wait', 4, 26, 38],
      ['kafka-1@kafka::kafka-orders.data', 'lag', 4, 26, 38],
    ],
  ],
  [
    360,
    255,
    [
      ['mesh::entrance.stage', 'baseline', 5, 16, 27],
      ['plover-prod::entrance.stage', 'net', 5, 16, 27],
    ],
  ],
  [
    360,
    320,
    [
      ['plover::catalog', 'p99', 4, 15, 26],
      ['catalog-1@plover::catalog', 'cpu', 4, 15, 26],
    ],
  ],
  [480, 40, [['ticketing-1@plover::ticketing', 'heap', 326, 357, 388]]],
  [
    1440,
    1140,
    [
      ['plover::checkout', 'baseline', 6, 28, 39],
      ['seat-holds@aws-dynamodb::4185', 'throttle', 4, 26, 39],
    ],
  ],
  [
    1440,
    920,
    [
      ['openai', 'sla', 4, 26, 37],
      ['plover::concierge', 'sla', 4, 15, 31],
    ],
  ],
  [720, 510, [['plover-web', 'errors', 4, 15, 26]]],
  [1440, 410, [['mesh::lostfound.stage', 'sla', 4, 15, 26]]],
  [1440, 210, [['elasticsearch::es-search.data', 'shards', 13, 35, 46]]],
  [720, 600, [['redis-pricing:6379', 'latency', 4, 15, 27]]],
]
type Fires = readonly [about: string, message: string, first: number, last: number, recovery: number]

/** Rows of the day before 18:20, and of the 45 minutes before that day; the last of each lasting problem bears its end. */
function day(recovers: boolean): readonly Alarm[] {
  const now = at('18:20')
  return INCIDENTS.flatMap(([period, phase, fires]) =>
    fires.flatMap(([about, message, first, last, recovery]) =>
      Array.from(
        { length: Math.ceil(3600 / period) },
        (_, k) => at('00:00') - 1440 * MINUTE + (phase + k * period) * MINUTE,
      )
        .flatMap((onset) => {
          const rows: Alarm[] = []
          for (let offset = last; offset >= first; offset -= about.startsWith('ticketing') ? 31 : 11) {
            const startTime = onset + offset * MINUTE
            const over = offset === last && onset + recovery * MINUTE <= now ? onset + recovery * MINUTE : null
            rows.push(alarm(about, '00:00', { startTime, message, recoveryTime: recovers ? over : undefined }))
          }
          return rows
        })
        .filter(({ startTime }) => startTime <= now && startTime >= now - (1440 + 45) * MINUTE),
    ),
  )
}

describe('a day of the demo', () => {
  it.each([
    ['with', true],
    ['without', false],
  ])('is 105 episodes in 35 occurrences %s recoveries', (_, recovers) => {
    const now = at('18:20')
    const basis = recovers ? 'recovery' : 'recent'
    const { began, earlier } = within(episodesOf(day(recovers), { now, basis }), now - 1440 * MINUTE, now)
    expect(began).toHaveLength(105)
    expect(earlier).toHaveLength(7)
    const found = occurrencesOf(began)
    expect(found).toHaveLength(35)
    expect(found[0]?.episodes).toHaveLength(7)
    expect(found.filter(({ isFiring }) => isFiring)).toEqual([found[0]])
    const sizes = found.map(({ episodes }) => episodes.length)
    expect([1, 2, 3, 7].map((size) => sizes.filter((one) => one === size).length)).toEqual([9, 14, 4, 8])
  })
})

describe('an occurrence', () => {
  const of = (...rows: readonly Alarm[]) =>
    occurrencesOf(episodesOf(rows, { now: at('18:30'), basis: 'recovery' })).map(({ episodes, ...rest }) => ({
      ...rest,
      names: episodes.map(({ latest }) => latest.name),
    }))

  it('ends with its last recovery, if all recovered', () => {
    const first = alarm('a', '18:00', { recoveryTime: at('18:20') })
    const second = alarm('b', '18:01', { recoveryTime: at('18:24') })
    expect(of(second, first)).toMatchObject([
      { end: at('18:24'), isFiring: false, services: ['a', 'b'], names: ['a', 'b'] },
    ])
    expect(of(first, { ...second, recoveryTime: null })).toMatchObject([{ end: null, isFiring: true, key: first.key }])
  })

  it('takes in what is about the same service a little later, but not for ever', () => {
    expect(of(alarm('a', '18:00'), alarm('x@a', '18:05'))).toHaveLength(1)
    expect(of(alarm('a', '18:00'), alarm('x@a', '18:06'))).toHaveLength(2)
  })

  it('leaves out what began at the same time by chance and lasted much longer', () => {
    const brief = alarm('a', '17:00', { recoveryTime: at('17:20') })
    expect(of(brief, alarm('b', '17:02', { recoveryTime: at('18:08') }))).toHaveLength(2)
    expect(of(brief, alarm('b', '17:02', { recoveryTime: at('17:30') }))).toHaveLength(1)
    expect(of(brief, alarm('b', '17:03', { recoveryTime: at('17:20') }))).toHaveLength(2)
  })

  it('knows the far end of a relation by its name', () => {
    const relation = alarm('a', '18:04', { scope: 'ServiceRelation', name: 'a to b', message: 'slow' })
    expect(of(alarm('b', '18:00'), relation)).toMatchObject([{ services: ['b', 'a'] }])
  })

  it('may be of something whose id is none', () => {
    expect(of(alarm('a', '18:00', { id: '?', name: null }))).toMatchObject([{ services: ['?'] }])
  })
})
