import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMarkedDeleted } from './marked'
import { markedDeleted, unmarked } from './marking'
import type { JsonObject } from './types'

const read = (text: string): JsonObject => JSON.parse(text) as JsonObject

describe('a row that its server cannot remove', () => {
  test.each([
    ['{"name":"a","layer":"L"}', '{"name":"a","layer":"L","aerie":{"v":1,"deleted":true}}'],
    ['{}', '{"aerie":{"v":1,"deleted":true}}'],
    [' {\n  "name": "a"\n}\n', ' {\n  "name": "a","aerie":{"v":1,"deleted":true}\n}\n'],
    ['{"aerie":{"v":1,"x":[{"}":"]"}]},"name":"a"}', '{"aerie":{"v":1,"x":[{"}":"]"}],"deleted":true},"name":"a"}'],
    ['{"aerie": {} }', '{"aerie": {"deleted":true} }'],
    ['{"\\u0061erie":{"v":1}}', '{"\\u0061erie":{"v":1,"deleted":true}}'],
    ['{"aerie":{"v":1},"aerie":{"v":2}}', '{"aerie":{"v":1},"aerie":{"v":2,"deleted":true}}'],
    ['{"name":"a\\"}","n":-1.5e3}', '{"name":"a\\"}","n":-1.5e3,"aerie":{"v":1,"deleted":true}}'],
  ])('%s carries the marker and keeps its other bytes', (text, marked) => {
    expect(markedDeleted(text)).toBe(marked)
    expect(isMarkedDeleted(read(marked))).toBe(true)
    expect(unmarked(marked)).toBe(text)
    expect(markedDeleted(marked)).toBe(marked)
  })

  test.each(['{not json', '[1]', '', 'null', '{"aerie":"x"}', '{"aerie":{"deleted":false}}'])(
    '%s is kept whole inside of a marker',
    (text) => {
      const marked = markedDeleted(text)
      expect(isMarkedDeleted(read(marked))).toBe(true)
      expect(unmarked(marked)).toBe(text)
    },
  )

  test('a marker that others wrote differently is taken out alone', () => {
    expect(unmarked('{"aerie":{"deleted":true,"v":1},"name":"a"}')).toBe('{"aerie":{"v":1},"name":"a"}')
    expect(unmarked('{ "aerie":{"v":1,"deleted":true}, "name":"a"}')).toBe('{ "name":"a"}')
  })

  test('one without a marker stays as it is', () => {
    for (const text of ['{"name":"a"}', '{"aerie":{"v":1}}', 'x']) expect(unmarked(text)).toBe(text)
    expect(isMarkedDeleted({ aerie: { deleted: 'true' } })).toBe(false)
    expect(isMarkedDeleted({ deleted: true })).toBe(false)
  })

  test('any JSON survives being marked and restored', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
        const text = JSON.stringify(JSON.parse(json), null, space)
        const marked = markedDeleted(text)
        expect(isMarkedDeleted(read(marked))).toBe(true)
        expect(unmarked(marked)).toBe(text)
      }),
    )
  })

  test('a text nested a hundred thousand deep is marked as well', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(unmarked(markedDeleted(deep))).toBe(deep)
  })
})
