import { describe, expect, it } from 'vitest'
import { Json } from './json'

const written = (work: (json: Json) => void): string => {
  const json = new Json()
  work(json)
  return Buffer.from(json.bytes()).toString('utf8')
}

describe('JSON in bytes', () => {
  it.each([
    '',
    'plover::checkout',
    '"quoted" \\ and /',
    'line\nbreak\u0000\u001f\u007f',
    'Smörgås ٣ 😀 \ud800 alone',
    '</script>\u2028',
    'x'.repeat(10_000),
    'ü'.repeat(10_000),
  ])('%j is what JSON.stringify writes', (text) => {
    expect(written((json) => json.value(text))).toBe(Buffer.from(JSON.stringify(text)).toString('utf8'))
  })

  it('writes numbers, booleans, null and whole values', () => {
    const value = { a: [1.5, -0, 1e21, true, null], b: { c: 'd' } }
    expect(written((json) => json.value(value))).toBe(JSON.stringify(value))
    expect(written((json) => json.value(12))).toBe('12')
  })

  it('keeps what came before while it grows, and takes back what came after', () => {
    const text = written((json) => {
      json.raw('[')
      for (let index = 0; index < 5_000; index++) json.raw(`${index},`)
      const { length } = json
      json.value('taken back: ü')
      json.rewind(length)
      json.raw('0]')
    })
    expect(JSON.parse(text)).toEqual([...Array.from({ length: 5_000 }, (_, index) => index), 0])
  })
})
