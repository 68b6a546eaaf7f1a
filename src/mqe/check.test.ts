import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from './check'
import { FUNCTIONS, signatureAt, usage } from './functions'
import { parse } from './parse'
import { print } from './print'
import type { Level } from './source'
import { bare, expressions } from './testing/arbitrary'
import { wordSince } from './words'

const LEVELS: readonly Level[] = [10.0, 10.1, 10.2, 10.3, 10.4, 11.0]
const metrics = new Set(['service_cpm', 'service_percentile', 'a', 'b', 'm'])

/** `code "text it points at" message` */
const problems = (text: string, level: Level = 10.4): string[] =>
  check(text, { level, metrics }).map(({ code, from, to, message }) => `${code} "${text.slice(from, to)}" ${message}`)

describe('check', () => {
  it.each<[string, string]>([
    ['relabel(m, p="1", p="2")', 'unknown-function "relabel" There is no function relabel (did you mean relabels?)'],
    ['avg(foo(m))', 'unknown-function "foo" There is no function foo'],
    ['round(m)', 'too-few ")" Expected round(expression, decimals)'],
    ['round(m', 'too-few "m" Expected round(expression, decimals)'],
    ['avg()', 'too-few ")" Expected avg(expression)'],
    ['avg(m, 1 + 2)', 'too-many "1 + 2" Expected avg(expression)'],
    ['round(m, 1.5)', 'argument "1.5" decimals of round must be a whole number'],
    ['top_n(m, 5, desc)', 'argument "desc" order of top_n must be asc or des (did you mean des?)'],
    ['top_n(m + 1, 5, des)', 'argument "m + 1" metric of top_n must be a metric name'],
    [
      'top_n(m, 5, des, GENERAL)',
      `argument "GENERAL" attribute of top_n must be attr0 … attr5 = 'value' or != 'value'`,
    ],
    ['top_n_of(m, 5, des)', 'argument "m" list of top_n_of must be a top_n(…) call'],
    ['increase(avg(m), 2)', 'argument "avg(m)" metric of increase must be a metric name'],
    ["relabels(m, p, q='1')", `argument "p" from of relabels must be label='value'`],
    ['aggregate_labels(m, count)', 'argument "count" function of aggregate_labels must be avg, max, min or sum, with label names in parentheses if wanted'], // prettier-ignore
    ['baseline(m, middle)', 'argument "middle" which of baseline must be value, upper or lower'],
    ['sort_label_values(m, asc, 5)', 'argument "5" label of sort_label_values must be a label name'],
    ['m + n', 'unknown-metric "n" There is no metric n'],
    ["n{p='1'}", 'unknown-metric "n" There is no metric n'],
    ['m foo bar ', 'ignored "foo bar" OAP ignores this text'],
    ['m) 🛒', 'ignored ") 🛒" OAP ignores this text'],
    ['m / / 2', 'syntax "/" line 1:4 extraneous input'],
    ['', 'syntax "" line 1:0 mismatched input \'<EOF>\''],
    ["m{p='1}", "syntax \"'1}\" line 1:4 token recognition error at: ''1}'"],
    ['top_n(m, 0, des)', 'number "top_n(m, 0, des)" The number of entries must be at least 1'],
    ['rate(m, 0)', 'number "rate(m, 0)" The number of steps must be at least 1'],
    ['round(m, 2147483648)', 'number "round(m, 2147483648)" The number of decimals must not be over 2147483647'],
    ["relabels(m, p='1,2', p='a')", `labels "p='a'" As many values are needed as in p: 2`],
    ['m && a > 1', 'bool "m" && needs comparisons on both sides'],
    ['latest(avg(m))', 'shape "avg(m)" latest needs a time series'],
    ['m + top_n(m, 1, des)', 'shape "m + top_n(m, 1, des)" + cannot combine a list with a list or a time series'],
  ])('%s', (text, expected) => {
    const [first, ...rest] = problems(text)
    expect(first?.slice(0, expected.length)).toBe(expected)
    expect(rest).toEqual([])
  })

  it.each<[string, Level, string]>([
    ['top_n_of(top_n(m,1,des),1,des)', 10.1, 'newer "top_n_of" top_n_of(list…, number, order) needs OAP 10.2'],
    ["top_n(m,1,des,attr0='x')", 10.1, 'newer "top_n" top_n(metric, number, order, [attribute…]) needs OAP 10.2'],
    ['sort_values(m,1,des,avg)', 10.2, 'newer "sort_values" sort_values(expression, limit, order, function) needs OAP 10.3'],
    ['a > 1 && b > 1', 10.1, 'newer "&&" && needs OAP 10.2'],
    ['sort_values(m,1,des)', 10.3, 'too-few ")" Expected sort_values(expression, limit, order, function)'],
  ])('%s on %s', (text, level, expected) => {
    expect(problems(text, level)).toEqual([expected])
  }) // prettier-ignore

  it('finds several problems, in the order of the text', () => {
    expect(problems('round(avg(), 1) + relabel(m)').map((text) => text.split(' ')[0])).toEqual(['too-few', 'unknown-function'])
    expect(problems('n + latest(1) + x').map((text) => text.split(' ')[0])).toEqual(['unknown-metric', 'shape', 'unknown-metric'])
  }) // prettier-ignore

  it('calls no metric unknown without a list', () => {
    expect(check('n', { level: 10.4 })).toEqual([])
  })

  it('finds nothing wrong with the form of a correct expression', () => {
    const form = new Set(['syntax', 'ignored', 'unknown-function', 'newer', 'too-few', 'too-many', 'argument'])
    fc.assert(
      fc.property(expressions(), (node) => {
        const found = check(print(node), { level: 11.0 })
        expect(found.filter(({ code }) => form.has(code))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...FUNCTIONS.map(({ name }) => name),
    ...['(', ')', ',', '{', '}', '=', '!=', '+', '-', '*', '/', '>', '==', '&&', '||', '&', '!', '.', '[', ' ', '\n'],
    ...['m', 'p', '_', '1', '2', '1.5', "'x'", '"y"', "'", 'asc', 'DES', 'bool', 'attr0', 'value', '🛒', '99999999999'],
  )
  const fragments = fc.constantFrom('m', '1', 'avg(m)', '(m)', "m{p='1'}", 'top_n(m, 1, des)', '1 > 0')
  const text = fc.array(fc.oneof(pieces, fragments), { maxLength: 14 }).map((parts) => parts.join(' '))

  it('is read or refused by every level, and both parsers agree', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...LEVELS), (given, level) => {
        const read = parse(given, level)
        if (!read.ok) {
          const { from, to, message } = read.fault
          expect(message).toMatch(/^line \d+:\d+ (token recognition error|(mismatched|extraneous) input|missing|no viable)/)
          expect(0 <= from && from <= to && to <= given.length).toBe(true)
          return
        }
        const again = parse(print(read.ast), level)
        expect(again.ok && bare(again.ast)).toEqual(bare(read.ast))
      }),
      { numRuns: 20_000 },
    ) // prettier-ignore
  })

  it('is checked without an exception, and a refused one has a problem', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), fc.constantFrom(...LEVELS), (given, level) => {
        const found = check(given, { level, metrics })
        for (const { from, to } of found) expect(0 <= from && from <= to && to <= given.length).toBe(true)
        if (!parse(given, level).ok) expect(found).not.toEqual([])
      }),
      { numRuns: 5_000 },
    )
  })

  it('marks the surplus of a call that is not closed', () => {
    const [found] = check('avg ( , avg', { level: 10.0 })
    expect(found).toMatchObject({ code: 'too-many', from: 8, to: 11 })
  })

  it('may be absurdly long or deep', () => {
    for (const given of ['('.repeat(50_000), `${'avg('.repeat(5_000)}m`, Array(9_000).fill('1').join('+'), ','.repeat(50_000)]) {
      expect(check(given, { level: 10.4 }).length).toBeGreaterThan(0)
    }
  }) // prettier-ignore
})

describe('the function table', () => {
  it('knows every function word of the lexer at the level it appears', () => {
    for (const { name, signatures } of FUNCTIONS) expect([name, signatures[0]?.since]).toEqual([name, wordSince(name)])
  })

  it('gives the usage of a level', () => {
    const sort = FUNCTIONS.find(({ name }) => name === 'sort_values')
    const at = (level: Level) => {
      const signature = sort && signatureAt(sort, level)
      return sort && signature ? usage(sort, signature) : null
    }
    expect(at(10.2)).toBe('sort_values(expression, [limit], order)')
    expect(at(11.0)).toBe('sort_values(expression, limit, order, function)')
  })
})
