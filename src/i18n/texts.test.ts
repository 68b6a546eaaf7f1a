import { describe, expect, it } from 'vitest'
import { merge, showLocale } from './create'
import { localeFor } from './locale'
import { useTexts } from './texts'

describe('useTexts', () => {
  const text = useTexts('test', {
    plain: 'Filter layers',
    named: 'Services of {layer}',
    count: 'no layer | one layer | {count} layers',
  })

  it('interpolates without reading the parameter as a message', () => {
    expect(text('plain')).toBe('Filter layers')
    expect(text('named', { layer: '{x} | @:plain <b>' })).toBe('Services of {x} | @:plain <b>')
  })

  it('takes the form of the count', () => {
    expect([0, 1, 7].map((count) => text('count', { count }))).toEqual(['no layer', 'one layer', '7 layers'])
  })

  it('keeps the namespace of another caller', () => {
    const other = useTexts('test', { more: 'More' })
    expect([other('more'), text('plain')]).toEqual(['More', 'Filter layers'])
  })

  it('shows an overlay and falls back to English for a missing key', () => {
    merge('xx', 'test', { plain: 'Ebenen' })
    showLocale('xx')
    expect([text('plain'), text('named', { layer: 'a' })]).toEqual(['Ebenen', 'Services of a'])
    merge('xx', 'test', { plain: "{'@'} Ebenen", named: 'Dienste' })
    expect([text('plain'), text('named', { layer: 'a' })]).toEqual(['@ Ebenen', 'Dienste'])
    showLocale('en')
    expect(text('plain')).toBe('Filter layers')
  })
})

describe('localeFor', () => {
  it('answers English for what is unknown', () => {
    expect(localeFor('tlh')).toBe('en')
    expect(localeFor('en-GB')).toBe('en')
  })
})
