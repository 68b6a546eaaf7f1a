import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAt, plain } from './plain'

describe('plain', () => {
  it.each([
    ['\u001b[31mred\u001b[0m \u001b]0;title\u0007x', 'red x'],
    ['a\u0000b\u0007c\u007f', 'a\\x00b\\x07c\\x7f'],
    ['a\r\nb\rc\nd\u2028e', 'a\nb\nc\nd\ne'],
    ['\ta', '\ta'],
    ['\u001b alone', '\\x1b alone'],
    ['half \ud800 and 🦅', 'half � and 🦅'],
    ['\u0085', '\\x85'],
  ])('%j is %j', (text, shown) => expect(plain(text)).toBe(shown))
  it('leaves no control character and no half character', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codes) => {
        expect(plain(String.fromCharCode(...codes))).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u,
        )
      }),
    )
  })
  it('is linear', () => {
    for (const part of ['\u001b[', '\u001b]', '\u001b', '1;', '\r']) plain(part.repeat(500_000))
    plain(`\u001b[${'1'.repeat(1_000_000)}`)
  })
  it('cuts no character in two', () => {
    expect([cutAt('a🦅b', 2), cutAt('a🦅b', 3), cutAt('ab', 9)]).toEqual(['a', 'a🦅', 'ab'])
  })
})
