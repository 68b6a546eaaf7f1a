import { describe, expect, it } from 'vitest'
import { unitOf } from '@/charts/format'
import type { Result, Value } from '@/mqe/result'
import type { Column } from './columns'
import { cellKey, headsOf, type Known } from './model'
import { matching, ordered, printOrder, readOrder } from './order'
import { rankingOf } from './ranking'
import { entry, rank } from './demoEntry'

const column = (title: string): Column => ({
  expression: title,
  title,
  name: title,
  unit: unitOf(''),
  titles: new Map(),
  trend: null,
})
const columns = [column('Load'), column('Success')]
const scalar = (value: Value): Result => ({ kind: 'scalar', values: [{ labels: {}, value }] })
const entries = ['shop::orders', 'web-10', 'web-2', 'shop::checkout', 'gone'].map((name) => entry(name))
const known: Known = new Map(
  Object.entries<readonly Value[]>({
    'shop::orders': [5, 1],
    'web-10': [30, 1],
    'web-2': [{ bad: '∞' }, 1],
    gone: [null, null],
  }).flatMap(([name, values]) => values.map((value, index) => [cellKey(name, index), scalar(value)] as const)),
)
const ranking = rankingOf({ kind: 'ranking', rows: [rank('web-2'), rank('shop::orders'), rank('web-10')] }, '')
const names = (order: string, given: { ranking?: typeof ranking; whole?: boolean } = {}) => {
  const model = { columns, known, ranking: given.ranking ?? null }
  return ordered(entries, readOrder(order), headsOf(model), model, given.whole).map(({ name }) => name)
}

describe('order', () => {
  it('sorts by group and name as numbers where nobody ranks, quiet ones last', () => {
    expect(names('')).toEqual(['web-2', 'web-10', 'shop::checkout', 'shop::orders', 'gone'])
    expect(names('-group')).toEqual(['shop::orders', 'shop::checkout', 'web-10', 'web-2', 'gone'])
    expect(names('name')).toEqual(['shop::checkout', 'shop::orders', 'web-2', 'web-10', 'gone'])
  })

  it('sorts numbers in both directions with what has none at the end', () => {
    expect(names('-Load')).toEqual(['web-10', 'shop::orders', 'web-2', 'shop::checkout', 'gone'])
    expect(names('Load')).toEqual(['shop::orders', 'web-10', 'web-2', 'shop::checkout', 'gone'])
  })

  it('puts the worst of a ranking first and who is not in it last, whatever the reader sorts by', () => {
    expect(names('', { ranking })).toEqual(['web-2', 'shop::orders', 'web-10', 'gone', 'shop::checkout'])
    expect(names('-Load', { ranking }).slice(0, 3)).toEqual(['web-10', 'shop::orders', 'web-2'])
    expect(names('name', { ranking }).slice(-2)).toEqual(['shop::checkout', 'gone'])
  })

  it('moves no quiet row of a longer list under the reader', () => {
    expect(names('', { whole: false })).toEqual(['gone', 'web-2', 'web-10', 'shop::checkout', 'shop::orders'])
  })

  it('ignores a column that is not there', () => {
    expect(names('-Nobody')).toEqual(names(''))
  })

  it('reads what it prints', () => {
    for (const text of ['', 'name', '-name', '-Load', 'p99, ms']) expect(printOrder(readOrder(text))).toBe(text)
    expect(readOrder('-')).toBeNull()
  })
})

describe('search', () => {
  it('finds by any part of the whole name, without regard to case', () => {
    expect(matching(entries, ' SHOP::').map(({ name }) => name)).toEqual(['shop::orders', 'shop::checkout'])
    expect(matching(entries, '(a+)+$')).toEqual([])
    expect(matching(entries, '  ')).toBe(entries)
  })
})
