import { expect, test } from 'vitest'
import type { Result, Value } from '@/mqe/result'
import { hasAttribute } from './attributes'
import { verdictOf } from './verdict'

const one = (value: Value): Result => ({ kind: 'scalar', values: [{ labels: {}, value }] })
const line = (...values: readonly Value[]): Result => ({
  kind: 'series',
  lines: [{ labels: {}, points: values.map((value, at) => ({ at, value })) }],
})

test.each<[string, Result, string]>([
  ['is_present: yes', one(1), 'open'],
  ['is_present: no', one(0), 'closed'],
  ['a comparison with nothing', one(null), 'closed'],
  ['no value at all', { kind: 'scalar', values: [] }, 'closed'],
  ['a series that is never true', line(0, null, 0), 'closed'],
  ['a series that is true once', line(0, 1, null), 'open'],
  ['a number that is none', one({ bad: 'NaN' }), 'open'],
  ['a refusal', { kind: 'failure', cause: 'expression', message: 'x' }, 'open'],
  ['nothing that MQE reads', { kind: 'nothing' }, 'open'],
  ['a ranking', { kind: 'ranking', rows: [] }, 'open'],
])('%s: only a clear no hides', (_, result, verdict) => expect(verdictOf(result)).toBe(verdict))

test('attributes are there, or have one of the values', () => {
  const attributes = new Map([['language', 'JAVA']])
  expect(hasAttribute(attributes, { name: 'language', is: [] })).toBe(true)
  expect(hasAttribute(attributes, { name: 'language', is: ['go', 'java'] })).toBe(true)
  expect(hasAttribute(attributes, { name: 'language', is: ['GO'] })).toBe(false)
  expect(hasAttribute(attributes, { name: 'Cluster', is: [] })).toBe(false)
})
