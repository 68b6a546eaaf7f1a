import { describe, expect, it } from 'vitest'
import type { Rank } from '@/mqe/result'
import { limitOf, metricOf, placeOf, rankingOf } from './ranking'
import { entry, rank } from './demoEntry'

const ranked = (...rows: Rank[]) => rankingOf({ kind: 'ranking', rows }, 'top_n(service_sla,5000,asc)/100')

describe('ranking', () => {
  it('knows by id who is where, and by name where the server says no more', () => {
    const byId = ranked(rank('b'), rank('a'))
    expect(byId?.by).toBe('id')
    expect([placeOf(byId ?? fail(), entry('a')), placeOf(byId ?? fail(), entry('c'))]).toEqual([1, null])
    const byName = ranked({ ...rank('b'), owner: null })
    expect(placeOf(byName ?? fail(), { id: 'Yg==.1', name: 'b' })).toBe(0)
  })

  it('is cut when it is as long as was asked for', () => {
    expect(ranked(rank('a'))?.isCut).toBe(false)
    expect(rankingOf({ kind: 'ranking', rows: [rank('a')] }, 'top_n(m,1,asc)')?.isCut).toBe(true)
  })

  it('says nothing where there was no answer', () => {
    expect(rankingOf(undefined, '')).toBeNull()
    expect(rankingOf({ kind: 'nothing' }, '')).toBeNull()
    expect(rankingOf({ kind: 'failure', cause: 'expression', message: '' }, '')).toBeNull()
    expect(ranked()?.places.size).toBe(0)
  })

  it('reads metric and limit of its expression', () => {
    const expression = "top_n( service_sla , 5000, asc, attr0='GENERAL')/100"
    expect([metricOf(expression), limitOf(expression)]).toEqual(['service_sla', 5000])
    expect([metricOf('service_sla'), limitOf('service_sla')]).toEqual([null, Infinity])
  })
})

const fail = (): never => {
  throw new Error('no ranking')
}
