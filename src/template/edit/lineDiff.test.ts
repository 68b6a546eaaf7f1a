import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineDiff } from './lineDiff'

const SIGNS = { same: ' ', gone: '-', new: '+' }
const shown = (a: string, b: string): string =>
  lineDiff(a, b)
    .map(({ kind, text }) => SIGNS[kind] + text)
    .join('|')

describe('lineDiff', () => {
  test('tells what went and what came, with both numbers of a line', () => {
    expect(shown('a\nb\nc', 'a\nx\nc')).toBe(' a|-b|+x| c')
    expect(lineDiff('a\nb', 'b')).toEqual([
      { kind: 'gone', text: 'a', oldLine: 1, newLine: null },
      { kind: 'same', text: 'b', oldLine: 2, newLine: 1 },
    ])
  })

  test('holds on to lines that stand once, not to brackets', () => {
    expect(shown('{\none\n}\n{\ntwo\n}', '{\nnew\n}\n{\none\n}\n{\ntwo\n}')).toBe(' {|+new|+}|+{| one| }| {| two| }')
    expect(shown('a\n}\nb\n}', 'a\n}\nx\n}\nb\n}')).toBe(' a| }|+x|+}| b| }')
  })

  test('gives back both texts, in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '{', '}'), { maxLength: 20 }).map((all) => all.join('\n'))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const lines = lineDiff(a, b)
        const of = (kind: 'gone' | 'new'): string =>
          lines
            .filter((line) => line.kind === 'same' || line.kind === kind)
            .map((line) => line.text)
            .join('\n')
        expect(of('gone')).toBe(a)
        expect(of('new')).toBe(b)
        expect(lines.flatMap(({ oldLine }) => oldLine ?? [])).toEqual(a.split('\n').map((_, k) => k + 1))
        expect(lines.flatMap(({ newLine }) => newLine ?? [])).toEqual(b.split('\n').map((_, k) => k + 1))
      }),
      { numRuns: 1000 },
    )
  })

  test('unlike texts of many equal lines end', () => {
    const many = (line: string): string => Array.from({ length: 5_000 }, (_, k) => `${line}${k % 7}`).join('\n')
    expect(lineDiff(many('a'), many('b'))).toHaveLength(10_000)
  })
})
