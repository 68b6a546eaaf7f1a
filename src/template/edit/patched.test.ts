import * as fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../types'
import { lineDiff } from './lineDiff'
import { patched } from './patched'
import { same } from './same'

const lines = (...all: readonly string[]): string => all.join('\n')

describe('patched', () => {
  test('what is equal keeps its bytes: order, blanks, spelling', () => {
    const text = '{ "b" : 1.0,"a":[ 1e3 , "\\u0041\\/" ],\t"c": -0 }\n'
    expect(patched(text, { a: [1000, 'A/'], b: 1, c: -0 })).toBe(text)
    expect(patched(text, { a: [1000, 'B'], b: 1, c: -0 })).toBe(text.replace('"\\u0041\\/"', '"B"'))
    expect(patched(text, { b: 2, a: [1000, 'A/'], c: 0 })).toBe(text.replace('1.0', '2').replace('-0', '0'))
  })

  test('widgets that moved take their bytes along', () => {
    const text = '{"children":[{"i":"0","w":1.0},{"w":2.0,"i":"1"},{"i":"2"}]}'
    expect(patched(text, { children: [{ i: '2' }, { i: '0', w: 1 }, { i: '1', w: 3 }] })).toBe(
      '{"children":[{"i":"2"},{"i":"0","w":1.0},{"w":3,"i":"1"}]}',
    )
  })

  test('new ones are laid out as their neighbours are', () => {
    const text = lines('{', '\t"children": [', '\t\t{', '\t\t\t"i": "0"', '\t\t}', '\t]', '}')
    expect(patched(text, { children: [{ i: '0' }, { i: '1', e: ['x'] }], n: {} })).toBe(
      lines(
        '{',
        ...['\t"children": [', '\t\t{', '\t\t\t"i": "0"', '\t\t},'],
        ...['\t\t{', '\t\t\t"i": "1",', '\t\t\t"e": [', '\t\t\t\t"x"', '\t\t\t]', '\t\t}', '\t],', '\t"n": {}', '}'],
      ),
    )
    const short = lines('[', '  {"i": "0"},', '  {"i": "1"}', ']')
    expect(patched(short, [{ i: '0' }, { i: '2', w: 1 }, { i: '1' }, { i: '3', e: [1, 2] }])).toBe(
      lines('[', '  {"i": "0"},', '  {"i": "2", "w": 1},', '  {"i": "1"},', '  {"i": "3", "e": [1, 2]}', ']'),
    )
    expect(patched('{\r\n  "a": []\r\n}', { a: [1] })).toBe('{\r\n  "a": [\r\n    1\r\n  ]\r\n}')
  })

  test('what goes takes its comma along', () => {
    const text = lines('{', '  "a": 1,', '  "b": [', '    1,', '    2', '  ]', '}')
    expect(patched(text, { a: 1, b: [1] })).toBe(lines('{', '  "a": 1,', '  "b": [', '    1', '  ]', '}'))
    expect(patched(text, { b: [2] })).toBe(lines('{', '  "b": [', '    2', '  ]', '}'))
    expect(patched(text, { a: 1, b: [] })).toBe(lines('{', '  "a": 1,', '  "b": []', '}'))
    expect(patched(text, {})).toBe('{}')
  })

  test('of a name that stands twice the last one is changed, both go', () => {
    expect(patched('{"a":1,"b":0,"a":2}', { a: 3, b: 0 })).toBe('{"a":1,"b":0,"a":3}')
    expect(patched('{"a":1,"b":0,"a":2}', { a: 2, b: 1 })).toBe('{"a":1,"b":1,"a":2}')
    expect(patched('{"a":1,"b":0,"a":2}', { b: 0 })).toBe('{"b":0}')
  })

  test('an original that is no JSON has no bytes to keep', () => {
    expect(patched('{"a":', { a: [1] })).toBe('{"a":[1]}')
    expect(patched('{\n"a":', { a: [1] })).toBe(lines('{', '  "a": [', '    1', '  ]', '}'))
  })

  test('read back it is the edited value, and what is equal keeps its text', () => {
    fc.assert(
      fc.property(laidOutJson(), fc.jsonValue(), ({ text }, edited) => {
        expect(same(JSON.parse(patched(text, edited as Json)) as Json, edited as Json)).toBe(true)
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(laidOutJson(), ({ text }) => {
        expect(patched(text, JSON.parse(text) as Json)).toBe(text)
      }),
    )
  })

  test('any edit of a list of widgets reads back, and widgets that stay keep their text', () => {
    fc.assert(
      fc.property(widgets(), widgets(), fc.constantFrom(undefined, 2, '\t'), (before, after, indent) => {
        const text = JSON.stringify({ children: before }, null, indent)
        const result = patched(text, { children: after })
        expect(JSON.parse(result)).toEqual({ children: after })
        if (indent === undefined)
          for (const one of before)
            if (after.some((other) => same(one, other))) expect(result).toContain(JSON.stringify(one))
      }),
      { numRuns: 1000 },
    )
  })
})

function laidOutJson(): fc.Arbitrary<{ readonly text: string }> {
  return fc.tuple(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), fc.boolean()).map(([value, indent, windows]) => {
    const text = JSON.stringify(value, null, indent)
    return { text: windows ? text.replaceAll('\n', '\r\n') : text }
  })
}

function widgets(): fc.Arbitrary<readonly JsonObject[]> {
  const widget = fc.record(
    { i: fc.constantFrom('0', '1', '2', '3'), w: fc.nat(3), e: fc.array(fc.constantFrom('a', 'b')) },
    { requiredKeys: ['w'] },
  )
  return fc.array(widget, { maxLength: 6 })
}

const FOLDER = '../shared/oap/templates-10.4'
if (!existsSync(FOLDER)) test.skip('the templates of OAP 10.4 are not mounted', () => {})
else
  describe('every template that OAP 10.4 shipped', () => {
    const templates = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as { configuration: JsonObject }[])
      .map(({ configuration }) => configuration)

    test('there are 135', () => expect(templates).toHaveLength(135))

    test('keeps its bytes, on one line and on many', () => {
      for (const template of templates)
        for (const text of [JSON.stringify(template), JSON.stringify(template, null, 2)])
          expect(patched(text, JSON.parse(text) as Json)).toBe(text)
    })

    test('with one title changed differs in that line', () => {
      let changed = 0
      for (const template of templates) {
        const text = JSON.stringify(template, null, 4)
        const edited = JSON.parse(text) as Json
        if (!retitled(edited)) continue
        changed++
        const differing = lineDiff(text, patched(text, edited)).filter(({ kind }) => kind !== 'same')
        expect(differing.map(({ kind }) => kind)).toEqual(['gone', 'new'])
        expect(differing[1]?.text).toContain('"title": "Another \\"title\\""')
        const compact = JSON.stringify(template)
        expect(patched(compact, edited)).toBe(JSON.stringify(edited))
      }
      expect(changed).toBe(templates.filter((template) => JSON.stringify(template).includes('"title":"')).length)
      expect(changed).toBeGreaterThan(100)
    })
  })

/** Gives the last title another text, in place. */
function retitled(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  for (const [key, child] of Object.entries(value).reverse()) {
    if (key === 'title' && typeof child === 'string') {
      Object.assign(value, { title: 'Another "title"' })
      return true
    }
    if (retitled(child as Json)) return true
  }
  return false
}
