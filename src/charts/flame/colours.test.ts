import { describe, expect, it } from 'vitest'
import { framesOf } from '@/geometry/flame/frames'
import { coloursOf } from './colours'

const tableOf = (rows: readonly (readonly [name: string, self: number])[]) =>
  framesOf(
    [
      [
        { id: 0, parentId: -1, name: 'all', total: rows.reduce((sum, [, self]) => sum + self, 0), self: 0 },
        ...rows.map(([name, self], at) => ({ id: at + 1, parentId: 0, name, total: self, self })),
      ],
    ],
    'samples',
  )
const groupOf = (name: string): string => name.split('.')[0] ?? ''

describe('coloursOf', () => {
  it('gives one group one colour, whatever weighs how much beside it', () => {
    const table = tableOf([
      ['a.one', 5],
      ['b.one', 3],
      ['a.two', 1],
    ])
    const { ofName, tokens } = coloursOf(table, groupOf)
    const of = (name: string): string | undefined => tokens[ofName[table.names.indexOf(name)] ?? 0]
    expect(of('a.one')).toBe(of('a.two'))
    expect(of('a.one')).not.toBe(of('b.one'))
    const other = tableOf([
      ['b.one', 9],
      ['a.one', 1],
    ])
    const turned = coloursOf(other, groupOf)
    expect(turned.tokens[turned.ofName[other.names.indexOf('a.one')] ?? 0]).toBe(of('a.one'))
  })

  it('lists groups by weight, those that share a colour as one, and greys what is left', () => {
    const many = Array.from({ length: 20 }, (_, at) => [`g${at}.x`, 100 - at] as const)
    const table = tableOf([...many, ['java.x', 500], ['native.x', 4], ['kernel.x', 3]])
    const fixed = new Map([
      ['native', 's10'],
      ['kernel', 's10'],
    ])
    const { groups, tokens, ofName } = coloursOf(table, groupOf, fixed)
    expect(groups[0]?.name).toBe('java')
    expect(groups.at(-1)).toEqual({ name: '', token: 'text-3' })
    expect(groups.find(({ token }) => token === 's10')?.name).toBe('native, kernel')
    expect(new Set(groups.map(({ token }) => token)).size).toBe(groups.length)
    expect(tokens[ofName[table.names.indexOf('g19.x')] ?? 0]).toBe('text-3')
  })

  it('leaves a root that stands for all without a colour, and says nothing of it', () => {
    const table = tableOf([['a.one', 1]])
    const { groups, ofName } = coloursOf(table, groupOf)
    expect(ofName[table.names.indexOf('all')]).toBe(0)
    expect(groups.map(({ name }) => name)).toEqual(['a'])
  })
})
