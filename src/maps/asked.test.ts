import { describe, expect, it } from 'vitest'
import { serviceId } from '@/protocol/ids'
import { millis } from '@/time/instant'
import { askedOf, BEFORE, MANY, numberOf, rankedValues, windowBefore, type Subject } from './asked'
import { flowMetrics, SERVICE_FLOW } from './spec'

const window = { start: millis(0), end: millis(59 * 60_000), step: 'MINUTE' as const, offset: 0 }
const metrics = flowMetrics(SERVICE_FLOW, { load: 'Load', latency: 'Time', success: 'Success' })
const service = (name: string): Subject => ({
  id: serviceId({ name, normal: true }),
  entity: { serviceName: name, normal: true },
  metrics,
  unhealthy: null,
  rankable: true,
})
const crowd = (count: number): readonly Subject[] => Array.from({ length: count }, (_, index) => service(`s${index}`))

describe('what a map asks', () => {
  it('is each number of each, and how long it took before', () => {
    const asked = askedOf([{ ...service('a'), unhealthy: 'avg(service_sla) < 9500' }], window)
    expect(asked.map(({ key, question }) => [key, question.expression])).toEqual([
      ['load', 'avg(service_cpm)'],
      ['latency', 'avg(service_resp_time)'],
      ['success', 'avg(service_sla)/100'],
      ['unhealthy', 'avg(service_sla) < 9500'],
      [BEFORE, 'avg(service_resp_time)'],
    ])
    expect(asked.at(-1)?.question.window).toEqual(windowBefore(window))
  })

  it('ends where the window begins', () => {
    expect(windowBefore(window)).toEqual({ ...window, start: -3_600_000, end: -60_000 })
  })

  it('of many is one ranking for all of them, of calls each', () => {
    const call = { ...service('call'), rankable: false }
    const asked = askedOf([...crowd(MANY + 1), call], window)
    const shared = asked.filter(({ id }) => id === null)
    expect(shared.map(({ question }) => question.expression)).toEqual([
      'top_n(service_cpm,5000,des)',
      'top_n(service_resp_time,5000,des)',
      'top_n(service_sla,5000,des)/100',
      'top_n(service_resp_time,5000,des)',
    ])
    expect(asked.length).toBe(shared.length + 4)
    expect(askedOf(crowd(MANY), window).every(({ id }) => id !== null)).toBe(true)
  })
})

describe('a ranking', () => {
  const ids = new Map([['a', 'id of a']])
  it('is read by id, and by name from a server that tells no ids', () => {
    const owner = { serviceId: 'x', serviceName: 'a', normal: true, scope: 'Service' }
    const part = { instanceId: null, instanceName: null, endpointId: null, endpointName: null }
    const rows = [
      { name: 'a', value: 3, owner: { ...owner, ...part } },
      { name: 'a', value: 4, owner: null },
      { name: 'nobody asked', value: 5, owner: null },
    ]
    const found = rankedValues({ kind: 'ranking', rows }, ids)
    expect(found.map(([id, result]) => [id, numberOf(result)])).toEqual([
      ['x', 3],
      ['id of a', 4],
    ])
  })
  it('that failed has failed for all', () => {
    const failure = { kind: 'failure', cause: 'timeout', message: '' } as const
    expect(rankedValues(failure, ids)).toEqual([['id of a', failure]])
  })
  it('has no number where the value is none', () => {
    const value = (value: number | null | { bad: string }) =>
      numberOf({ kind: 'scalar', values: [{ labels: {}, value }] })
    expect([value(null), value({ bad: '∞' }), value(0), numberOf(undefined), numberOf({ kind: 'nothing' })]).toEqual([
      null,
      null,
      0,
      null,
      null,
    ])
  })
})
