import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, hashOf } from './canonical'
import { sha256 } from './sha256'

test('SHA-256 agrees with the platform on every length around a block and on any text', () => {
  const texts = [
    '',
    'abc',
    ...Array.from({ length: 130 }, (_, length) => 'x'.repeat(length)),
    '中文 ☕ \u{1f600}',
    'a'.repeat(100_000),
  ]
  for (const text of texts) expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (text) => sha256(text) === createHash('sha256').update(text).digest('hex'),
    ),
  )
})

test('the canonical form of RFC 8785, section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew',
    '1': 'One',
    '\u{1f600}': 'Smiley',
    '\u0080': 'Control',
    '\u00f6': 'o',
  }
  expect(Object.keys(JSON.parse(canonical(value)) as object)[0]).toBe('1')
  expect(canonical(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"o","\u20ac":"Euro Sign","\u{1f600}":"Smiley","\ufb33":"Hebrew"}',
  )
  expect(canonical({ b: [1e21, 0.002, -0, 56.0], a: { z: null, y: true } })).toBe(
    '{"a":{"y":true,"z":null},"b":[1e+21,0.002,0,56]}',
  )
})

test('the hash knows content: neither the order of members nor a stored id changes it', () => {
  const hash = hashOf({ name: 'a', children: [{ x: 1, y: 2 }] })
  expect(hashOf({ id: 'General-Root', children: [{ y: 2, x: 1 }], name: 'a' })).toBe(hash)
  expect(hashOf({ name: 'a', children: [{ x: 1, y: 3 }] })).not.toBe(hash)
})
