import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesOf } from './frames'
import { heaviest } from './heaviest'
import { nameOf } from './table'
import { frameAt, pathOf, rowsOfStacks, someStacks, tableOf } from './testing/stacks'

describe('heaviest', () => {
  const table = tableOf('m;a;b;a 4', 'm;a 1', 'm;b 3', 'm;c;a 2', 'm 1')

  it('counts recursion once in the total', () => {
    expect(heaviest(table, 'total', 2).map(({ text, total, self, frames }) => [text, total, self, frames])).toEqual([
      ['m', 11, 1, 1],
      ['a', 7, 7, 3],
    ])
  })

  it('is by self time where that is asked for, without names that have none', () => {
    expect(heaviest(table, 'self', 9).map(({ text, self }) => `${text} ${self}`)).toEqual(['a 7', 'b 3', 'm 1'])
    expect(heaviest(tableOf('m;a 0'), 'total', 9)).toEqual([])
  })

  it('names the widest frame', () => {
    expect(heaviest(table, 'total', 9).map(({ text, frame }) => `${text}: ${pathOf(table, frame)}`)).toEqual([
      'm: m',
      'a: m;a',
      'b: m;a;b',
      'c: m;c',
    ])
    expect(heaviest(table, 'self', 1)[0]?.frame).toBe(frameAt(table, 'm;a'))
  })

  it('leaves a root out that no source has', () => {
    const two = framesOf([rowsOfStacks('a 1', 'b 2')], 'samples')
    expect(heaviest(two, 'total', 9).map(({ text }) => text)).toEqual(['b', 'a'])
  })

  it('is what a walk of the tree counts', () => {
    fc.assert(
      fc.property(
        someStacks,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('self' as const, 'total' as const),
        (stacks, limit, by) => {
          const made = tableOf(...stacks)
          const sums = new Map<string, { self: number; total: number }>()
          for (let at = 0; at < made.count; at += 1) {
            const names = pathOf(made, at).split(';')
            const name = nameOf(made, at)
            const sum = sums.get(name) ?? { self: 0, total: 0 }
            sums.set(name, sum)
            sum.self += made.self[at] ?? 0
            if (names.indexOf(name) === names.length - 1) sum.total += made.total[at] ?? 0
          }
          const expected = [...sums.entries()]
            .filter(([, sum]) => sum[by] > 0)
            .sort(([a, x], [b, y]) => y[by] - x[by] || y.self + y.total - x.self - x.total || (a < b ? -1 : 1))
            .slice(0, limit)
            .map(([text, sum]) => ({ text, ...sum }))
          expect(heaviest(made, by, limit).map(({ text, self, total }) => ({ text, self, total }))).toEqual(expected)
        },
      ),
    )
  })
})
