import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node } from './ast'
import { parse, parserAt } from './parse'
import { print, quote } from './print'
import { bare, expressions } from './testing/arbitrary'
import { metricsOf } from './walk'

const tree = (text: string): Node => {
  const read = parse(text, 11.0)
  if (!read.ok) throw new Error(read.fault.message)
  return read.ast
}

/** Parentheses that only group. */
const ungrouped = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node), (_, value: { kind?: string; of?: unknown }) =>
    value?.kind === 'paren' ? value.of : value,
  )

describe('print', () => {
  it('gives a text that is read as the same tree', () => {
    fc.assert(
      fc.property(expressions(), (node) => {
        const read = parse(print(node), 11.0)
        expect(read).toMatchObject({ ok: true, end: print(node).length })
        expect(read.ok && bare(read.ast)).toEqual(bare(node))
      }),
      { numRuns: 3_000 },
    )
  })

  it('adds the parentheses a hand-made tree needs', () => {
    fc.assert(
      fc.property(expressions(), (node) => {
        const loose = ungrouped(node) as Node
        expect(ungrouped(bare(tree(print(loose))))).toEqual(bare(loose))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is the same for any spacing, and the spacing is not in the tree', () => {
    const spaced = ' top_n (\n service_cpm , 5,DES , attr0 = "GENERAL",attr1!=\'x\' ) '
    expect(print(tree(spaced))).toBe("top_n(service_cpm, 5, des, attr0 = 'GENERAL', attr1 != 'x')")
  })

  it('refuses what the language cannot say', () => {
    expect(quote(`it's`)).toBe(`"it's"`)
    expect(() => quote(`"it's"`)).toThrow(RangeError)
  })
})

describe('the Lezer tree', () => {
  it('has no error node for what the recogniser accepts', () => {
    fc.assert(
      fc.property(expressions(), (node) => {
        let errors = 0
        parserAt(11.0)
          .parse(print(node))
          .iterate({ enter: ({ type }) => void (errors += type.isError ? 1 : 0) })
        expect(errors).toBe(0)
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps known parts of an unfinished text', () => {
    const found: string[] = []
    parserAt(11.0)
      .parse('avg(service_cpm{p="50"')
      .iterate({ enter: ({ name }) => void found.push(name) })
    expect(found).toEqual(expect.arrayContaining(['Aggregation', 'AggregateWord', 'MetricName', 'Label', 'String']))
  })
})

describe('metricsOf', () => {
  it('lists each metric once, in the order of the text', () => {
    const text = 'a / b + top_n_of(top_n(c, 1, des), top_n(a, 1, des), 1, des) + baseline(d, upper) + increase(e, 1)'
    expect(metricsOf(tree(text))).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(metricsOf(tree("relabels(view_as_seq(x, avg(y)), p='1', p='2')"))).toEqual(['x', 'y'])
  })
})
