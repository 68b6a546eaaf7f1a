import { describe, expect, it } from 'vitest'
import { BUNDLE, MAX_TONES, orderedTones, slotOf, tonesOf } from './palette'

describe('tonesOf', () => {
  it('gives a lone series the first colour', () => {
    expect(tonesOf('series', ['anything'])).toEqual([{ token: 's1', dash: null }])
  })

  it('does not depend on the order of the names', () => {
    const names = ['checkout', 'orders', 'catalog', 'payment', 'web', 'search']
    const byName = (list: string[]) =>
      Object.fromEntries(tonesOf('series', list).map((tone, i) => [list[i], tone.token]))
    expect(byName([...names].reverse())).toEqual(byName(names))
  })

  it('keeps a name on its own slot where that is free', () => {
    const [tone] = tonesOf('series', ['checkout', 'zzz'])
    expect(tone?.token).toBe(`s${slotOf('series', 'checkout') + 1}`)
  })

  it('uses each of the first eight once, then dashes, then one grey', () => {
    const tones = tonesOf(
      'series',
      Array.from({ length: 20 }, (_, index) => `series ${index}`),
    )
    const coloured = tones.slice(0, MAX_TONES)
    expect(new Set(coloured.map((tone) => tone.token)).size).toBe(MAX_TONES)
    expect(
      coloured
        .filter((tone) => tone.dash)
        .map((tone) => tone.token)
        .sort(),
    ).toEqual(['s10', 's11', 's12', 's9'])
    expect(tones.slice(MAX_TONES)).toEqual(Array.from({ length: 8 }, () => BUNDLE))
  })

  it('tells names that differ in kind, case or an astral sign apart', () => {
    expect(tonesOf('a', ['constructor', '__proto__', 'toString']).map((tone) => tone.token)).toHaveLength(3)
    expect(new Set(['🦅', '🦉', 'a', 'A', ''].map((name) => slotOf('series', name))).size).toBeGreaterThan(1)
  })
})

describe('orderedTones', () => {
  it('puts percentiles on their fixed steps', () => {
    expect(orderedTones([50, 75, 90, 95, 99]).map((tone) => tone.token)).toEqual([
      'ord-1',
      'ord-2',
      'ord-3',
      'ord-4',
      'ord-5',
    ])
    expect(orderedTones([0.5, 0.99]).map((tone) => tone.token)).toEqual(['ord-1', 'ord-5'])
  })

  it('spreads ranks that would share a step, strongest last', () => {
    expect(orderedTones([96, 97, 99]).map((tone) => tone.token)).toEqual(['ord-1', 'ord-3', 'ord-5'])
  })
})
