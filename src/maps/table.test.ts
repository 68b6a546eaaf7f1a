import { describe, expect, it } from 'vitest'
import { readSort, sorted, type Row } from './table'

const row = (name: string, load: number | null, tone: Row['tone'] = 'ok'): Row => ({
  id: name,
  kind: 'node',
  names: [name],
  note: name.length > 1 ? 'long' : 'short',
  tone,
  values: { load, latency: null, success: null },
  tones: {},
})
const rows = [row('b', 2), row('cc', null, 'unknown'), row('a', 30, 'warn'), row('d', 4, 'bad')]
const names = (sort: string) => sorted(rows, readSort(sort)).map(({ id }) => id)

describe('the table of a map', () => {
  it('has the worst first, else the order that was asked for', () => {
    expect(names('')).toEqual(['d', 'a', 'b', 'cc'])
    expect(names('name')).toEqual(['a', 'b', 'cc', 'd'])
    expect(names('-name')).toEqual(['d', 'cc', 'b', 'a'])
    expect(names('note')).toEqual(['cc', 'b', 'a', 'd'])
  })
  it('has what is not known last, whichever way', () => {
    expect(names('load')).toEqual(['b', 'd', 'a', 'cc'])
    expect(names('-load')).toEqual(['a', 'd', 'b', 'cc'])
  })
  it('takes no order that it does not have', () => {
    expect([readSort('__proto__'), readSort('-'), readSort('-success')]).toEqual([null, null, '-success'])
  })
})
