import { describe, expect, test } from 'vitest'
import type { Cause, Failure, Result } from '@/mqe/result'
import { troubleOf } from './failure'
import { firstBad, stateOf, type Asked } from './state'

const fail = (cause: Cause, message = ''): Failure => ({ kind: 'failure', cause, message })
const line = (value: number | null | { readonly bad: string }): Result => ({
  kind: 'series',
  lines: [{ labels: {}, points: [{ at: 0, value }] }],
})
const state = (results: readonly (Result | null)[], more: Partial<Asked> = {}) =>
  stateOf({ results, pending: false, empty: false, odd: false, held: false, ...more })

describe('the state of a widget', () => {
  test('without a picture it loads, with one it is refreshed', () => {
    expect(state([null, line(1)])).toBe('loading')
    expect(state([null, line(1)], { held: true })).toBe('refreshing')
    expect(state([line(1)], { held: true, pending: true })).toBe('refreshing')
    expect(state([fail('network')], { pending: true })).toBe('loading')
  })
  test('zero is data, nothing is empty', () => {
    expect(state([line(0)])).toBe('fresh')
    expect(state([line(null)], { empty: true })).toBe('empty')
    expect(state([])).toBe('empty')
  })
  test('one failed expression leaves the others', () => {
    expect(state([line(1), fail('expression')])).toBe('partial')
    expect(state([line(1), fail('timeout')], { held: true })).toBe('partial')
  })
  test('a backend that is away leaves the picture, a wrong question does not', () => {
    expect(state([fail('network')])).toBe('error')
    expect(state([fail('network'), fail('timeout')], { held: true })).toBe('stale')
    expect(state([fail('network'), fail('expression')], { held: true })).toBe('error')
  })
  test('what the server or the gateway cannot do is no error', () => {
    expect(state([fail('unsupported')])).toBe('unsupported')
    expect(state([fail('refused')])).toBe('blocked')
    expect(state([line(1)], { odd: true })).toBe('unsupported')
  })
  test('a value that is no number is told, also where nothing else is there', () => {
    expect(state([line({ bad: '∞' })])).toBe('bad-value')
    expect(state([line({ bad: '∞' })], { empty: true })).toBe('bad-value')
    expect(firstBad([null, fail('network'), line(1), line({ bad: '1234,568' })])).toBe('1234,568')
  })
})

describe('failures in words', () => {
  test('a syntax error has a position that counts from 1', () => {
    expect(troubleOf(fail('expression', "line 1:37 missing ')' at '<EOF>'"))).toMatchObject({
      title: 'The expression does not parse',
      lines: ["Line 1, column 38: missing ')' at '<EOF>'"],
      again: true,
    })
  })
  test('a metric that does not exist is named', () => {
    expect(troubleOf(fail('expression', 'Metric: [no_such] does not exist.')).title).toBe(
      'This OAP does not know the metric no_such',
    )
  })
  test("any other text is the server's own", () => {
    const message = 'LATEST can only be used in time series result.'
    expect(troubleOf(fail('expression', message))).toMatchObject({
      title: 'OAP cannot evaluate the expression',
      lines: [message],
    })
    expect(troubleOf({ ...fail('status', 'Bad Gateway'), status: 502 })).toMatchObject({
      title: 'The question was answered with status 502',
      lines: ['Bad Gateway'],
    })
  })
  test('only passing causes offer another try', () => {
    expect(troubleOf(fail('refused', 'writes are off'))).toMatchObject({
      state: 'blocked',
      again: false,
      lines: ['writes are off'],
    })
    expect(troubleOf(fail('unsupported', 'OAP 10.3')).again).toBe(false)
    expect(troubleOf(fail('overloaded')).again).toBe(true)
  })
})
