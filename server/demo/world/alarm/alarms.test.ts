import { describe, expect, it } from 'vitest'
import { incidents } from '../data'
import { world } from '../testing'
import { createWorld, type World } from '../world'
import { minuteOf, type AlarmRow } from './row'
import { Rules } from './rules'

const DAY = 86_400_000
const HOUR = 3_600_000
const at = (time: string): number => Date.parse(time)

function rowsBetween(from: number, to: number, of: World = world): readonly AlarmRow[] {
  const work = of.alarms.between(from, to, to)
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

/** Rows by who they are of, each with when it came. */
const about = (rows: readonly AlarmRow[]) => rows.map((row) => `${row.rule.id} ${row.name}`)

const rules = new Rules((asked) => world.source(asked))
/** Whether the world has values of that rule. */
const isSeen = (row: AlarmRow): boolean => rules.holds(row.rule, row.about, minuteOf(row)) !== null

describe('rows of alarms', () => {
  const now = at('2026-03-18T18:20Z')

  it('come newest first, each in its second of the minute', () => {
    const rows = rowsBetween(now - DAY, now)
    expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).sort((a, b) => b - a))
    for (const row of rows) expect(Math.floor((row.at % 60_000) / 1000)).toBe(19)
  })

  it('are the seven of the database at the test instant, none recovered', () => {
    const rows = rowsBetween(now - HOUR / 2, now)
    expect(about(rows).sort()).toEqual([
      'database_resp_time_rule postgres-orders.data.svc.cluster.local:5432',
      'endpoint_resp_time_rule POST:/checkout in plover::storefront',
      'endpoint_sla_rule POST:/orders in plover::checkout',
      'service_relation_resp_time_rule plover::checkout to postgres-orders.data.svc.cluster.local:5432',
      'service_resp_time_baseline_rule plover::checkout',
      'service_resp_time_rule plover::checkout',
      'service_sla_rule plover::checkout',
    ])
    for (const { recoveredAt } of rows) expect(recoveredAt ?? Infinity).toBeGreaterThan(now)
  })

  it('repeat every silence + 1 minutes while the rule holds, and recover on the last alone', () => {
    const heap = rowsBetween(at('2026-03-18T14:00Z'), at('2026-03-18T15:20Z')).filter(
      ({ rule }) => rule.id === 'instance_heap_rule',
    )
    expect(heap.map((row) => new Date(row.at).toISOString().slice(11, 16))).toEqual(['14:37', '14:06'])
    expect(heap.map(({ recoveredAt }) => recoveredAt && new Date(recoveredAt).toISOString().slice(11, 16))).toEqual([
      '15:08',
      null,
    ])
    const latency = rowsBetween(at('2026-03-18T14:00Z'), at('2026-03-18T15:00Z')).filter(
      ({ rule }) => rule.id === 'mq_consume_latency_rule',
    )
    expect(latency.map((row) => new Date(row.at).toISOString().slice(11, 16))).toEqual(['14:31', '14:20', '14:09'])
    expect(new Date(latency[0]?.recoveredAt ?? 0).toISOString().slice(11, 16)).toBe('14:43')
  })

  it('are the same whenever they are asked for', () => {
    const early = rowsBetween(now - HOUR, now)
    const late = rowsBetween(now - DAY, now + DAY).filter((row) => row.at >= now - HOUR && row.at <= now)
    expect(late).toEqual(early)
  })

  it('follow the seed and are none in an empty world', () => {
    expect(rowsBetween(now - DAY, now, createWorld({ seed: 7 })).length).toBeGreaterThan(150)
    expect(rowsBetween(now - DAY, now, createWorld({ kind: 'empty' }))).toEqual([])
  })
})

describe('over fourteen days', () => {
  const end = at('2026-03-18T18:20Z')
  const rows = rowsBetween(end - 14 * DAY, end)

  it('there are as many episodes as incidents make', () => {
    const ended = rows.filter(({ recoveredAt }) => recoveredAt !== null)
    const perDay = incidents.incidents.reduce(
      (sum, { alarms, schedule }) => sum + (alarms.length * 1_440) / schedule.periodMinutes,
      0,
    )
    expect(perDay).toBe(105)
    expect(Math.abs(ended.length - 14 * perDay)).toBeLessThanOrEqual(7)
  })

  it('every row is true in its minute, as far as the world has values of it', () => {
    const seen = rows.filter(isSeen)
    expect(seen.length).toBeGreaterThan(rows.length * 0.7)
    for (const row of seen) expect([row.at, row.name, rules.holds(row.rule, row.about, minuteOf(row))]).toContain(true)
  })

  it('every recovery comes when the rule does not hold any more, and not before the silence is over', () => {
    const ended = rows.filter((row) => row.recoveredAt !== null && isSeen(row))
    for (const row of ended) {
      const minute = Math.floor((row.recoveredAt ?? 0) / 60_000)
      expect(minute - minuteOf(row)).toBeGreaterThan(row.rule.silencePeriod)
      const holds = rules.holds(row.rule, row.about, minute)
      // The pod of the canary is gone by then.
      expect([row.at, row.name, holds]).not.toContain(true)
    }
  })
})

describe('what a rule saw', () => {
  it('are the minutes that end with the one it fired in', () => {
    const [row] = rowsBetween(at('2026-03-18T18:15Z'), at('2026-03-18T18:16Z')).filter(
      ({ rule, name }) => rule.id === 'service_sla_rule' && name === 'plover::checkout',
    )
    if (!row) throw new Error('no row')
    expect(row.message).toBe('Success rate of plover::checkout below 95 % in 3 of the last 5 minutes')
    const [seen] = world.alarms.seen(row)
    const values = seen?.results[0]?.values ?? []
    expect(values.map(({ id }) => new Date(Number(id)).toISOString().slice(11, 16))).toEqual([
      '18:11',
      '18:12',
      '18:13',
      '18:14',
      '18:15',
    ])
    for (const { value } of values.slice(-3)) expect(value).toBeLessThan(9500)
  })

  it('is one metric of two, and the selected label of a labelled one', () => {
    const rows = rowsBetween(at('2026-03-18T14:00Z'), at('2026-03-18T18:00Z'))
    const heap = rows.find(({ rule }) => rule.id === 'instance_heap_rule')
    const p99 = rows.find(({ rule }) => rule.id === 'service_percentile_rule')
    if (!heap || !p99) throw new Error('no row')
    expect(world.alarms.seen(heap).map(({ name }) => name)).toEqual([
      'instance_jvm_memory_heap',
      'instance_jvm_memory_heap_max',
    ])
    expect(world.alarms.seen(p99).map(({ results }) => results.map(({ labels }) => labels))).toEqual([
      [[{ key: 'p', value: '99' }]],
    ])
  })
})

describe('more alarms', () => {
  const now = at('2026-03-18T18:20Z')

  it('are as many as asked for in the last day, repeating on services made for load', () => {
    const loaded = createWorld({ alarms: 5_000, services: 300 })
    const rows = rowsBetween(now - 2 * DAY, now, loaded).filter(({ name }) => name.startsWith('load::'))
    expect(Math.abs(rows.length - 5_000)).toBeLessThanOrEqual(1)
    expect(new Set(about(rows)).size).toBeLessThan(rows.length / 5)
    for (const row of rows.slice(0, 20)) {
      const values = loaded.alarms.seen(row)[0]?.results[0]?.values ?? []
      expect(values).toHaveLength(5)
      expect(values.filter(({ value }) => (value ?? 0) > 0).length).toBeGreaterThanOrEqual(3)
    }
  })

  it('bear hostile texts in the hostile world', () => {
    const rows = rowsBetween(now - HOUR, now, createWorld({ kind: 'hostile' }))
    const named = rows.filter(({ name }) => name === '__proto__')
    expect(named).toHaveLength(1)
    expect(named[0]?.tags).toContainEqual({ key: '__proto__', value: '__proto__' })
    expect(rows.some(({ message }) => message.includes('<img src=x'))).toBe(true)
  })
})
