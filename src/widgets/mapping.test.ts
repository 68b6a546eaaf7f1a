import { describe, expect, it } from 'vitest'
import { mappedText, mappingsOf } from './mapping'

describe('value mappings', () => {
  const text = (value: number, stored: Record<string, string>) => mappedText(value, mappingsOf(stored))

  it('take the exact value first, however it is written', () => {
    expect(text(1, { '.': 'any', '1': 'reachable' })).toBe('reachable')
    expect(text(1, { '1.0': 'one' })).toBe('one')
    expect(text(12, { '1': 'reachable' })).toBeNull()
    expect(text(0, { '0': 'unreachable', '1': 'reachable' })).toBe('unreachable')
  })

  it('know ranges and bounds', () => {
    const health = { '0..9.5': 'poor', '>= 90': 'good', '<0': 'odd', '> 9.5': 'fair' }
    expect([-1, 0, 9.5, 50, 90, 1e308].map((value) => text(value, health))).toEqual([
      'odd',
      'poor',
      'poor',
      'fair',
      'good',
      'good',
    ])
    expect(text(5, { '<=5': 'low' })).toBe('low')
    expect(text(-2, { '-3..-1': 'cold' })).toBe('cold')
  })

  it('know regular expressions, of which broken and endless ones match nothing', () => {
    expect(text(204, { '^2\\d\\d$': 'ok' })).toBe('ok')
    expect(text(204, { '(': 'broken', '[a': 'broken' })).toBeNull()
    expect(text(111_111_111_111, { '^(\\d+)+x$': 'endless' })).toBeNull()
  })

  it('leave out what is no text', () => {
    expect(mappingsOf({ a: 1, b: 'x', c: null })).toEqual([['b', 'x']])
    expect([null, undefined, [], 'x'].map((stored) => mappingsOf(stored))).toEqual([[], [], [], []])
  })
})
