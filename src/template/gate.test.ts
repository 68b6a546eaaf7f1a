import { expect, test } from 'vitest'
import { parseConfiguration } from './parse'
import type { Json } from './types'
import { validate } from './validate'

const stored = (aerie: Json, type = 'Widget') =>
  parseConfiguration({
    name: 'n',
    layer: 'l',
    entity: 'Service',
    children: [{ x: 0, y: 0, w: 8, h: 8, i: '0', type, graph: { type: 'Line' }, expressions: ['a'], aerie }],
  })
const read = (aerie: Json, type?: string) => {
  const { dashboard, faults } = stored(aerie, type)
  const [item] = dashboard?.items ?? []
  return { gate: item && 'gate' in item ? item.gate : null, faults: faults.map(({ path, message }) => [path, message]) }
}
const at = '$.children[0].aerie'

test('a gate is an expression, an attribute, or both', () => {
  expect(read({ v: 1, gate: { expression: ' is_present(a) ' } })).toEqual({
    gate: { expression: 'is_present(a)', attribute: null },
    faults: [],
  })
  expect(read({ v: 1, gate: { attribute: 'language', is: ['JAVA', 'GO'] } }, 'Log')).toEqual({
    gate: { expression: null, attribute: { name: 'language', is: ['JAVA', 'GO'] } },
    faults: [],
  })
  expect(read({ v: 1, gate: { expression: 'avg(a) > 5', attribute: 'Cluster' } }).gate).toEqual({
    expression: 'avg(a) > 5',
    attribute: { name: 'Cluster', is: [] },
  })
})

test.each<[string, Json]>([
  ['nothing of ours', undefined as unknown as Json],
  ['null', null],
  ['other additions only', { v: 7, unit: 'x' }],
])('%s is no gate and no fault', (_, aerie) => expect(read(aerie)).toEqual({ gate: null, faults: [] }))

test.each<[Json, string, string]>([
  ['x', at, 'should be an object, is text'],
  [{ v: 2, gate: { expression: 'a' } }, `${at}.v`, 'should be 1: the gate is not read'],
  [{ gate: { expression: 'a' } }, `${at}.v`, 'should be 1: the gate is not read'],
  [{ v: 1, gate: 'a' }, `${at}.gate`, 'should be an object, is text'],
  [{ v: 1, gate: {} }, `${at}.gate`, 'names neither an expression nor an attribute'],
  [{ v: 1, gate: { expression: '  ' } }, `${at}.gate.expression`, 'is empty'],
  [{ v: 1, gate: { expression: 4 } }, `${at}.gate.expression`, 'should be text, is a number'],
  [{ v: 1, gate: { attribute: 'a', is: 'JAVA' } }, `${at}.gate.is`, 'should be a list of texts'],
  [{ v: 1, gate: { attribute: 'a', is: [] } }, `${at}.gate.is`, 'should be a list of texts'],
  [{ v: 1, gate: { expression: 'a', is: ['x'] } }, `${at}.gate.is`, 'needs an attribute'],
  [{ v: 1, gate: { expression: 'a', unless: 'b' } }, `${at}.gate`, 'unless is no condition'],
])('%j hides nothing and is a fault', (aerie, path, message) =>
  expect(read(aerie)).toEqual({ gate: null, faults: [[path, message]] }),
)

test('the expression of a gate is held against the grammar and the metrics', () => {
  const faults = (expression: string) => {
    const { dashboard } = stored({ v: 1, gate: { expression } })
    return dashboard && validate(dashboard, { level: 10.4, metrics: new Set(['a']) }).map(({ path }) => path)
  }
  expect(faults('is_present(a)')).toEqual([])
  expect(faults('is_present(b)')).toEqual([`${at}.gate.expression`])
  expect(faults('is_present(')).toEqual([`${at}.gate.expression`])
})
