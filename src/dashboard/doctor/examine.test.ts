import { describe, expect, it } from 'vitest'
import type { Failure, Result } from '@/mqe/result'
import { capabilitiesFrom } from '@/protocol/capabilities/capability'
import type { Service } from '@/protocol/metadata/services'
import type { Ttl } from '@/protocol/ttl/ttl'
import { AskError, failureOf } from '@/query/failure'
import type { Question } from '@/query/question'
import { millis } from '@/time/instant'
import type { Asks, Case, Finding, Words } from './case'
import { examine } from './examine'
import type { Remedy } from './remedy'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 2, 18, 18, 20)
const words: Words = {
  moment: (at) => new Date(at).toISOString().slice(0, 16),
  layer: 'General services',
  documentation: 'https://docs.test/',
}
const vital = {
  label: 'Success',
  unit: '%',
  worse: 'low',
  ranks: {
    service: "top_n(service_sla,5000,asc,attr0='GENERAL')/100",
    instance: 'top_n(service_instance_sla,5000,asc)/100',
  },
} as const
const window = (endsAgo: number, length: number, step: 'MINUTE' | 'HOUR' = 'MINUTE') => ({
  start: millis(NOW - endsAgo - length),
  end: millis(NOW - endsAgo),
  step,
  offset: 330,
})
const about = (more: Partial<Case> = {}): Case => ({
  layer: 'GENERAL',
  kind: 'Service',
  entity: { serviceName: 'a', normal: true },
  window: window(0, 1_800_000),
  now: NOW,
  vital,
  expressions: ['service_cpm'],
  ...more,
})

const ttl: Ttl = {
  records: null,
  metrics: { minute: 7, hour: 15, day: 30, coldMinute: -1, coldHour: -1, coldDay: -1, metadata: null },
}
const service = (name: string, ...layers: string[]): Service => ({
  id: name,
  name,
  group: '',
  shortName: name,
  layers,
  normal: true,
})
const series = (...points: readonly (readonly [number, number | null])[]): Result => ({
  kind: 'series',
  lines: [{ labels: {}, points: points.map(([at, value]) => ({ at, value })) }],
})
const unreachable: Failure = failureOf('network', 'OAP at 127.0.0.1:1 refused the connection.')

/** A server in order, with what a test changes. */
const healthy = (more: Partial<Asks> = {}): Asks => ({
  reach: async () => null,
  clock: () => ({ offsetKnown: true, skew: 1_000 }),
  version: () => '10.4.0',
  capabilities: () =>
    capabilitiesFrom(['ttl', 'debug', 'async-profiler', 'owner', 'trace-v2', 'cold-stage', 'alarm-recovery'], true),
  ttl: async () => ttl,
  services: async () => [service('a', 'GENERAL'), service('b', 'MESH')],
  answer: async () => series([NOW, 9_900]),
  metrics: async (names) => names.map((name) => ({ name, type: 'REGULAR_VALUE', catalog: 'SERVICE' })),
  ...more,
})

async function run(given: Case, asks: Asks): Promise<readonly Finding[]> {
  let findings: readonly Finding[] = []
  await examine(given, asks, words, (found) => (findings = found))
  return findings
}
const last = async (given: Case, asks: Asks): Promise<Finding> => {
  const found = (await run(given, asks)).at(-1)
  if (!found) throw new Error('no finding')
  return found
}
const todo = ({ remedies }: Finding): readonly Remedy['do'][] => remedies.map((one) => one.do)

describe('the doctor', () => {
  it('looks at everything in order when nothing is wrong', async () => {
    const found = await run(about(), healthy())
    expect(found.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      'reach ok',
      'clock ok',
      'retention ok',
      'services ok',
      'reported ok',
      'able ok',
      'metric ok',
    ])
  })

  it('says that OAP cannot be reached, and asks nothing more', async () => {
    const asks = healthy({ reach: async () => unreachable, ttl: () => Promise.reject(new Error('asked in vain')) })
    const found = await run(about(), asks)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ check: 'reach', verdict: 'failed', remedies: [{ do: 'retry' }] })
    expect(found[0]?.text).toContain('127.0.0.1:1')
  })

  it('says so too when it goes away in between, by refusal or in the answer', async () => {
    const refused = healthy({ services: () => Promise.reject(new AskError(unreachable)) })
    const answered = healthy({ answer: async () => unreachable })
    for (const asks of [refused, answered])
      expect(await run(about(), asks)).toMatchObject([{ check: 'reach', verdict: 'failed' }])
  })

  it('goes on where one question is refused', async () => {
    const asks = healthy({ services: () => Promise.reject(new AskError(failureOf('refused', 'not you'))) })
    const found = await run(about(), asks)
    expect(found.find(({ check }) => check === 'services')).toMatchObject({ verdict: 'unknown' })
    expect(found.at(-1)).toMatchObject({ check: 'metric', verdict: 'ok' })
  })

  describe('clock and zone', () => {
    const clock = async (asks: Partial<Asks>, given = about()) =>
      (await run(given, healthy(asks))).find(({ check }) => check === 'clock')
    it.each([
      [null, 'failed', 'not told its time'],
      [{ offsetKnown: false, skew: 0 }, 'warn', 'does not tell its zone'],
      [{ offsetKnown: true, skew: 3 * 3_600_000 }, 'warn', '3 h ahead of'],
      [{ offsetKnown: true, skew: -90_000 }, 'warn', '90 s behind'],
      [{ offsetKnown: true, skew: 29_000 }, 'ok', 'agrees'],
    ] as const)('%o is %s', async (told, verdict, words) => {
      const found = await clock({ clock: () => told })
      expect(found).toMatchObject({ verdict })
      expect(found?.text).toContain(words)
    })
    it('a window that begins after OAP’s now', async () => {
      const found = await clock({}, about({ window: window(-7_200_000, 3_600_000) }))
      expect(found).toMatchObject({ verdict: 'failed', remedies: [{ do: 'last-day' }] })
    })
  })

  describe('retention', () => {
    it('six hours eight days back: minutes are gone, hours are there', async () => {
      const found = await last(about({ window: window(8 * DAY, 6 * 3_600_000) }), healthy())
      expect(found).toMatchObject({ check: 'retention', verdict: 'failed' })
      expect(found.text).toContain('minute step for 7 days')
      expect(found.remedies).toEqual([{ do: 'step', step: 'HOUR' }, { do: 'last-day' }])
    })
    it('twenty days back: only days are left', async () => {
      const found = await last(about({ window: window(20 * DAY, 6 * 3_600_000, 'HOUR') }), healthy())
      expect(found.remedies[0]).toEqual({ do: 'step', step: 'DAY' })
    })
    it('older than everything: nothing but the present helps', async () => {
      expect(todo(await last(about({ window: window(50 * DAY, 3_600_000) }), healthy()))).toEqual(['last-day'])
    })
    it('a part of the window is a remark, not the end', async () => {
      const found = await run(about({ window: window(6.9 * DAY, 6 * 3_600_000) }), healthy())
      expect(found[2]).toMatchObject({ verdict: 'warn' })
      expect(found).toHaveLength(7)
    })
    it('the cold stage is offered where it still has the window, and refused where there is none', async () => {
      const metrics = { ...ttl.metrics, coldMinute: 14, coldHour: 30, coldDay: 90 } as NonNullable<Ttl['metrics']>
      const old = about({ window: window(8 * DAY, 3_600_000) })
      const offered = await last(old, healthy({ ttl: async () => ({ records: null, metrics }) }))
      expect(offered.remedies[0]).toEqual({ do: 'cold', on: true })
      const cold = { ...old, window: { ...old.window, cold: true } }
      expect(await run(cold, healthy({ ttl: async () => ({ records: null, metrics }) }))).toHaveLength(7)
      expect((await last(cold, healthy())).remedies).toEqual([{ do: 'cold', on: false }])
    })
    it('a version that does not tell is not guessed at, but for minutes of long ago', async () => {
      const silent = healthy({ ttl: async () => null })
      expect((await run(about(), silent))[2]).toMatchObject({ verdict: 'unknown' })
      expect((await run(about({ window: window(8 * DAY, 3_600_000) }), silent))[2]).toMatchObject({ verdict: 'warn' })
    })
  })

  describe('services', () => {
    it('a layer without services leads to its documentation', async () => {
      const found = await last(about({ layer: 'VIRTUAL_MQ', kind: 'All', entity: {} }), healthy())
      expect(found).toMatchObject({ check: 'services', verdict: 'failed' })
      expect(found.remedies).toEqual([{ do: 'docs', href: 'https://docs.test/' }])
    })
    it('a service that the layer does not list leads to those it lists', async () => {
      const found = await last(about({ entity: { serviceName: 'gone', normal: true } }), healthy())
      expect(found.text).toContain('gone')
      expect(todo(found)).toEqual(['list'])
    })
    it('a list that is cut says nothing about who is not in it', async () => {
      const many = Array.from({ length: 5_000 }, (_, index) => service(`s${index}`, 'GENERAL'))
      const found = await last(about(), healthy({ services: async () => many }))
      expect(found.check).toBe('metric')
    })
  })

  describe('reported', () => {
    const asking = (answers: (question: Question) => Result) => {
      const asked: Question[] = []
      return { asked, asks: healthy({ answer: async (question) => (asked.push(question), answers(question)) }) }
    }
    it('a silent entity: when it last reported, and the way there', async () => {
      const at = NOW - 2 * DAY
      const { asked, asks } = asking(({ window: { step } }) =>
        step === 'HOUR' ? series([at - 3_600_000, 1], [at, 2], [at + 3_600_000, null]) : series([NOW, null]),
      )
      const found = await last(about(), asks)
      expect(found).toMatchObject({ check: 'reported', verdict: 'failed' })
      expect(found.text).toContain(words.moment(at))
      expect(found.remedies[0]).toMatchObject({ do: 'range', to: at + 3_600_000, step: 'MINUTE' })
      expect(asked.map(({ expression }) => expression)).toEqual(['service_sla', 'service_sla'])
      const long = asked[1]?.window
      expect(long && (long.end - long.start) / 3_600_000).toBeLessThan(501)
    })
    it('one that was never seen leads to the list', async () => {
      const { asks } = asking(() => series([NOW, null]))
      expect(todo(await last(about(), asks))).toEqual(['list'])
    })
    it('an instance is asked by its own number, a relation by its service’s', async () => {
      const { asked, asks } = asking(() => series([NOW, 1]))
      const entity = { serviceName: 'a', normal: true, serviceInstanceName: 'i' }
      await run(about({ kind: 'ServiceInstance', entity }), asks)
      const relation = { serviceName: 'a', normal: true, destServiceName: 'b', destNormal: true }
      await run(about({ kind: 'ServiceRelation', entity: relation }), asks)
      expect(asked.map(({ expression }) => expression)).toEqual(['service_instance_sla', 'service_sla'])
      expect(asked[1]?.entity).toEqual({ serviceName: 'a', normal: true })
    })
    it('a layer is asked for its ranking, without attributes where OAP has none', async () => {
      const row = { name: 'a', value: 1, owner: null }
      const { asked, asks } = asking(() => ({ kind: 'ranking', rows: [row] }))
      const layer = about({ kind: 'All', entity: {} })
      expect((await run(layer, asks))[4]).toMatchObject({ verdict: 'ok' })
      await run(layer, { ...asks, capabilities: () => capabilitiesFrom(['debug'], true) })
      expect(asked[1]?.expression).toBe('top_n(service_sla,5000,asc)/100')
    })
    it('a layer that names no number is not judged', async () => {
      expect((await run(about({ vital: null }), healthy()))[4]).toMatchObject({ verdict: 'unknown' })
    })
    it('an answer that is an error is not silence', async () => {
      const { asks } = asking(() => failureOf('expression', 'Metric: [service_sla] does not exist.'))
      expect((await run(about(), asks))[4]).toMatchObject({ verdict: 'unknown' })
    })
  })

  describe('able and metric', () => {
    it('an expression of a newer OAP', async () => {
      const old = healthy({ version: () => '10.1.0', capabilities: () => capabilitiesFrom(['debug', 'ttl'], true) })
      const found = await last(about({ expressions: ['baseline(service_cpm,value)'] }), old)
      expect(found).toMatchObject({ check: 'able', verdict: 'failed' })
      expect(found.text).toContain('10.2')
    })
    it('a metric that this OAP does not have is named, and only it', async () => {
      const known = [{ name: 'service_cpm', type: 'REGULAR_VALUE', catalog: 'SERVICE' }]
      const found = await last(
        about({ expressions: ['avg(no_such_metric)', 'service_cpm'] }),
        healthy({ metrics: async () => known }),
      )
      expect(found).toMatchObject({ check: 'metric', verdict: 'failed' })
      expect(found.text).toContain('does not know no_such_metric.')
    })
    it('a metric of another kind of entity', async () => {
      const found = await last(
        about({ kind: 'Endpoint', entity: { serviceName: 'a', normal: true, endpointName: '/' } }),
        healthy(),
      )
      expect(found.text).toContain('kept for SERVICE')
    })
    it('a list asks for the metric that ranks its parts', async () => {
      const asked: (readonly string[])[] = []
      const asks = healthy({
        metrics: async (names) => (asked.push(names), names.map((name) => ({ name, type: 'X', catalog: null }))),
      })
      await run(about({ expressions: [], parts: 'instance' }), asks)
      expect(asked).toEqual([['service_instance_sla']])
    })
  })
})
