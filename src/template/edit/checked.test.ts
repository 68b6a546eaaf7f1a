import { describe, expect, test } from 'vitest'
import { checked } from './checked'

const ANY = {
  level: 11.0 as const,
  graphs: new Set(['Line']),
  controls: new Set(['Text']),
  metrics: new Set(['known']),
}

const told = (text: string): readonly unknown[] =>
  checked(text, ANY).map(({ path, message, from, to, severity }) => [severity, path, text.slice(from, to), message])

describe('checked', () => {
  test('a fault of syntax is placed', () => {
    expect(told('{"name": "a",}')).toEqual([['error', '$', ',', 'is not JSON: a comma with nothing behind it']])
    expect(told('{"name": yes}')[0]).toEqual([
      'error',
      '$',
      'yes',
      'is not JSON: yes is no value, texts need double quotes',
    ])
    expect(told('')).toHaveLength(1)
  })

  test('what cannot be read as a dashboard stands where it is, or where it is missing', () => {
    expect(told('[1]')).toEqual([['error', '$', '[1]', 'should be an object, is a list']])
    expect(told('{"name": 1, "layer": "L", "entity": "Planet"}')).toEqual([
      ['error', '$.entity', '"Planet"', 'Planet is not an entity'],
    ])
    expect(told('{"name": "a", "entity": "All"}')).toEqual([['error', '$.layer', '{', 'is missing']])
  })

  test('widgets: what is changed is a warning, what is not drawn an error', () => {
    const text = JSON.stringify({
      ...{ name: 'a', layer: 'L', entity: 'All' },
      children: [
        { i: '0', x: 0, y: 0, w: 99, h: 9, type: 'Widget', graph: { type: 'Spiral' }, expressions: ['sum('] },
        { i: '0', x: 0, y: 0, w: 9, h: 9, type: 'Widget', graph: { type: 'Line' }, expressions: ['nothing_known'] },
      ],
    })
    expect(told(text).map((one) => (one as readonly string[]).slice(0, 3))).toEqual([
      ['warning', '$.children[0].w', '99'],
      ['error', '$.children[0].graph.type', '"Spiral"'],
      ['error', '$.children[0].expressions[0]', '"sum("'],
      ['warning', '$.children[1].i', '"0"'],
      ['warning', '$.children[1].expressions[0]', '"nothing_known"'],
    ])
  })

  test('a name that stands twice, and __proto__', () => {
    const text = '{"name":"a","layer":"L","entity":"All","name":"b","children":[],"__proto__":{"children":1}}'
    expect(told(text)).toEqual([
      ['warning', '$.name', '"name"', 'is there twice, the last one counts'],
      ['warning', '$.__proto__', '"__proto__"', 'is a name that no option has'],
    ])
  })

  test.each(hostile())('hostile: %s', (_, text) => {
    const problems = checked(text, ANY)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThanOrEqual(500)
    for (const { from, to } of problems) expect(0 <= from && from <= to && to <= text.length).toBe(true)
  })
})

function hostile(): readonly (readonly [string, string])[] {
  const head = { name: 'a', layer: 'L', entity: 'All' }
  const nested = `${'{"children":['.repeat(50)}${']}'.repeat(50)}`
  const item = (i: number) => ({ i: '0', x: -1, y: 1e9, w: 0, h: 1e300, type: 'Widget', graph: { type: i } })
  const expressions = Array.from({ length: 20 }, () => '('.repeat(10_000))
  return [
    ['5 MB of blanks', ' '.repeat(5_000_000)],
    ['5 MB of one text', JSON.stringify({ ...head, children: ['x'.repeat(5_000_000)] })],
    ['5 MB of widgets', JSON.stringify({ ...head, children: Array.from({ length: 60_000 }, (_, i) => item(i)) })],
    [
      'almost 2 MB of widgets',
      JSON.stringify({ ...head, children: Array.from({ length: 25_000 }, (_, i) => item(i)) }),
    ],
    ['5 MB of brackets', '['.repeat(5_000_000)],
    ['50 deep', `{"name":"a","layer":"L","children":[${nested}]}`],
    ['long expressions', JSON.stringify({ ...head, children: [{ ...item(0), expressions }] })],
    ['a long path', JSON.stringify({ ...head, children: [{ [`${'k'.repeat(1e6)}Expressions`]: 1, x: 'a' }] })],
    ['a lone surrogate', '{"\ud800":"\udfff"'],
  ]
}
