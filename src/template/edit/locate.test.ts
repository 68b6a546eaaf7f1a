import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate, MAX_LENGTH } from './locate'

const faultOf = (text: string): string => {
  const { fault } = locate(text)
  return fault === null ? '' : `${fault.line}:${fault.column} ${fault.message}`
}
const pathOf = (text: string, path: string): string | null => {
  const span = locate(text).spanOf(path)
  return span && text.slice(span.from, span.to)
}

describe('locate', () => {
  test('says where a text stops being JSON', () => {
    const texts = [
      '',
      '{"a":1,}',
      '[1 2]',
      '{"a" 1}',
      '{a:1}',
      "['x']",
      '[\n "x]\n]',
      '{"a":1',
      '[01]',
      '[1] 2',
      '// x',
      '["\\q"]',
    ]
    expect(texts.map(faultOf)).toEqual([
      '1:1 a value is missing at the end',
      '1:7 a comma with nothing behind it',
      '1:4 a comma or ] is missing before "2"',
      '1:6 a colon is missing before "1"',
      '1:2 a name in double quotes is missing before "a"',
      '1:2 texts need straight double quotes',
      '2:2 a text is not closed before its line ends',
      '1:1 an object is not closed',
      '1:3 is not a number as JSON writes them',
      '1:5 something follows the end',
      '1:1 JSON has no comments',
      '1:3 \\q means nothing in a text',
    ])
  })

  test('reads what JSON.parse reads, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), damagedJson()), (text) => {
        const located = locate(text)
        let value: unknown
        let valid = true
        try {
          value = JSON.parse(text)
        } catch {
          valid = false
        }
        expect(located.fault === null).toBe(valid)
        if (located.fault === null) expect(located.value).toEqual(value)
      }),
      { numRuns: 2000 },
    )
  })

  test('finds what a path names, or what is around it', () => {
    const text = '{"children": [{"i": "0", "graph": {"type": "Line"}, "odd key": 1}], "a": 1, "a": 2}'
    expect(pathOf(text, '$.children[0].graph.type')).toBe('"Line"')
    expect(pathOf(text, '$.children[0]["odd key"]')).toBe('1')
    expect(pathOf(text, '$.children[0].w')).toBe('{')
    expect(pathOf(text, '$.children[7].w')).toBe('[')
    expect(pathOf(text, '$.a')).toBe('2')
    expect(pathOf(text, '$')).toBe(text)
    expect(pathOf(text, 'children')).toBe(null)
    expect(pathOf(text, '$.children[x]')).toBe(null)
  })

  test('tells names that stand twice, and __proto__', () => {
    const located = locate('{"a": [{"b": 1, "b": 2}], "__proto__": {"x": 1}}')
    if (located.fault !== null) throw new Error(located.fault.message)
    expect(located.oddities.map(({ path, from, to }) => [path, from, to])).toEqual([
      ['$.a[0].b', 16, 19],
      ['$.__proto__', 26, 37],
    ])
  })

  test('refuses what is too deep or too long', () => {
    expect(faultOf('['.repeat(200_000))).toBe('1:102 is nested deeper than 100 levels')
    expect(faultOf(`${'['.repeat(50)}${']'.repeat(50)}`)).toBe('')
    expect(faultOf(' '.repeat(MAX_LENGTH + 1))).toBe('1:1 is longer than 8000000 characters')
  })
})

/** JSON with one character put in, or one taken out. */
function damagedJson(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '0', '-', '\\', '\u0001', '\u00a0', 'e', '.'))
    .map(([text, at, put]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + put + text.slice(put === '' ? place + 1 : place)
    })
}
