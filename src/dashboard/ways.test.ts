import { describe, expect, it } from 'vitest'
import type { ChartPoint } from '@/charts/point'
import { serviceId } from '@/protocol/ids'
import { millis } from '@/time/instant'
import { waysFrom } from './ways'

const at = millis(Date.UTC(2026, 2, 18, 18, 18))
const checkout = { serviceName: 'plover::checkout', normal: true }
const of = { kind: 'service', id: serviceId({ name: 'plover::checkout', normal: true }) }
const p = (name: string, ms: number) => ({ name, millis: ms })
const line = { name: 'p99', text: '2 401 ms', millis: 2400.6, below: p('p95', 1900.2), above: null }
const point = (what: Partial<ChartPoint> = {}): ChartPoint => ({
  at,
  step: 'MINUTE',
  time: '18:18',
  x: 0,
  y: 0,
  line,
  ...what,
})
const asked = { layer: 'GENERAL', kind: 'Service' as const, entity: checkout, now: at + 120_000, raw: {} }
const states = (...given: Parameters<typeof waysFrom>) =>
  waysFrom(...given).map(({ to, target }) => [to, target.to === 'page' ? target.state : null] as const)

describe('from a point of a chart', () => {
  it('lead slow traces of that minute, over the percentile below, the longest first', () => {
    const [slow] = waysFrom(point(), asked)
    expect(slow).toMatchObject({ to: 'over', from: { name: 'p95' } })
    expect(slow?.target).toEqual({
      to: 'page',
      place: { at: 'traces' },
      state: {
        from: '2026-03-18T18:18Z',
        to: '2026-03-18T18:18Z',
        step: undefined,
        of,
        sort: '-duration',
        filters: new Map([['min', '1900']]),
      },
    })
  })

  it('ask for traces between two percentiles, or under the lowest', () => {
    const middle = { ...line, name: 'p75', millis: 300, below: p('p50', 120), above: p('p90', 700) }
    expect(waysFrom(point({ line: middle }), asked)[0]).toMatchObject({
      to: 'between',
      target: { state: { filters: new Map([['min', '120'], ['max', '300']]) } }, // prettier-ignore
    })
    const lowest = { ...line, name: 'p50', millis: 120, below: null, above: p('p75', 300) }
    expect(waysFrom(point({ line: lowest }), asked)[0]).toMatchObject({
      to: 'under',
      target: { state: { filters: new Map([['max', '120']]) } },
    })
  })

  it('lead to traces, logs, map, alarms and events of the entity then', () => {
    const found = states(point({ line: { ...line, millis: null } }), asked)
    expect(found.map(([to]) => to)).toEqual(['failed', 'traces', 'logs', 'map', 'alarms', 'events'])
    expect(found[2]?.[1]).toEqual({ from: '2026-03-18T18:18Z', to: '2026-03-18T18:18Z', step: undefined, of })
    expect(found[3]?.[1]).toMatchObject({ from: '2026-03-18T18:18Z', of, filters: new Map([['layer', 'GENERAL']]) })
    expect(found[5]?.[1]).toMatchObject({ from: '2026-03-18T18:03Z', to: '2026-03-18T18:20Z', of })
  })

  it('cover a whole bucket of an hour, and no trace of who is not traced', () => {
    const found = states(point({ step: 'HOUR' }), { ...asked, entity: { ...checkout, normal: false }, now: at + 7e6 })
    expect(found.map(([to]) => to)).toEqual(['map', 'alarms', 'events'])
    expect(found[0]?.[1]).toMatchObject({ from: '2026-03-18T18:18Z', to: '2026-03-18T19:17Z' })
    expect(states(point(), { ...asked, kind: 'All', entity: {} }).map(([to]) => to)).toEqual([
      'map',
      'alarms',
      'events',
    ])
  })

  it('offer to profile an endpoint whose latency it is, from that latency on', () => {
    const entity = { ...checkout, endpointName: 'POST:/orders' }
    const way = waysFrom(point(), { ...asked, kind: 'Endpoint', entity }).find(({ to }) => to === 'profile')
    expect(way?.target).toEqual({
      to: 'page',
      place: { at: 'profiling', kind: 'trace' },
      state: {
        of,
        filters: new Map([
          ['form', 'new'],
          ['endpoint', 'POST:/orders'],
          ['min', '2400'],
        ]),
      },
    })
    const others = [
      waysFrom(point({ line: { ...line, millis: null } }), { ...asked, kind: 'Endpoint', entity }),
      waysFrom(point(), asked),
      waysFrom(point(), { ...asked, kind: 'Endpoint', entity: { ...entity, normal: false } }),
    ]
    for (const ways of others) expect(ways.map(({ to }) => to)).not.toContain('profile')
  })

  it('follow what the stored chart says of its traces', () => {
    const stored = (status: string, more: object = {}) => ({
      ...asked,
      raw: { relatedTrace: { enableRelate: true, status, ...more } },
    })
    expect(states(point(), stored('ERROR'))[0]?.[0]).toBe('failed')
    expect(
      states(point(), stored('SUCCESS'))
        .map(([to]) => to)
        .slice(0, 3),
    ).toEqual(['over', 'traces', 'failed'])
    expect(states(point(), stored('ALL', { queryOrder: 'BY_START_TIME' }))[1]?.[1]?.sort).toBe('-start')
  })
})
