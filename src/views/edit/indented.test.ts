import { describe, expect, it } from 'vitest'
import { indented } from './indented'

describe('indented', () => {
  it('gives each member a line and keeps every token', () => {
    expect(indented('{"b":[1.0,-2e+5,[] ,{}],"a":{"x y":"a\\"b: {,}"},"b":null}')).toBe(
      '{\n  "b": [\n    1.0,\n    -2e+5,\n    [],\n    {}\n  ],\n  "a": {\n    "x y": "a\\"b: {,}"\n  },\n  "b": null\n}\n',
    )
  })

  it.each(['not json', '{"a":1', '', '{"a":1}}'])('leaves %j as it is', (text) => expect(indented(text)).toBe(text))

  it.each(['7', '"x\\\\"', '[[[]]]', '{"__proto__":{"a":[{"b":"\\u2028"}]}}'])('reads back as %j', (text) => {
    expect(JSON.parse(indented(text))).toEqual(JSON.parse(text))
    expect(indented(indented(text))).toBe(indented(text))
  })

  it('is not slowed down by depth', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expect(indented(deep).length).toBeLessThan(5_000_000)
  })
})
