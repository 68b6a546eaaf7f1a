import { describe, expect, it } from 'vitest'
import { incidents } from '../data'
import { MOST_A_MINUTE, TraceIds, type TracePlace } from './id'

const ids = new TraceIds(20_240_611, incidents.traceFlows)
const MINUTE = Date.parse('2026-03-18T18:20Z') / 60_000

const places: readonly TracePlace[] = incidents.traceFlows.flatMap((_, flow) =>
  Array.from({ length: 20 }, (__, minute) =>
    Array.from({ length: MOST_A_MINUTE }, (___, n) => ({ flow, minute: MINUTE - minute, n })),
  ).flat(),
)

describe('trace ids', () => {
  it('tell the place of the trace, each its own', () => {
    const made = places.map((place) => ids.of(place))
    expect(new Set(made).size).toBe(places.length)
    made.forEach((id, index) => expect(ids.placeOf(id)).toEqual(places[index]))
  })

  it('look as agents and meshes write them', () => {
    for (const place of places)
      expect(ids.of(place)).toMatch(
        incidents.traceFlows[place.flow]?.id === 'door' ? /^[\da-f]{32}$/ : /^[\da-f]{16}\.\d{2}\.17\d{15}$/,
      )
  })

  it('begin within their minute', () => {
    for (const place of places) expect(Math.floor(ids.start(place) / 60_000)).toBe(place.minute)
  })

  it('are none where another world made them, or nobody', () => {
    const elsewhere = new TraceIds(7, incidents.traceFlows)
    const [agent = '', zipkin = ''] = ['checkout', 'door'].map((id) => {
      const flow = incidents.traceFlows.findIndex((one) => one.id === id)
      return elsewhere.of({ flow, minute: MINUTE, n: 5 })
    })
    for (const id of [
      agent,
      zipkin,
      '',
      'abc',
      '1mwutw7th.137',
      'f'.repeat(32),
      `${'0'.repeat(16)}.40.17738580000009999`,
    ])
      expect(ids.placeOf(id)).toBeNull()
  })
})
