import { describe, expect, it } from 'vitest'
import { styledOf } from './drawing'
import { useLegend } from './legend'
import { figuresOf, readingsAt } from './reading'

describe('readingsAt', () => {
  it('sorts by value, what has none last', () => {
    const styled = styledOf([
      { id: 'a', name: 'a', values: [1] },
      { id: 'b', name: 'b', values: [null] },
      { id: 'c', name: 'c', values: [-5] },
      { id: 'd', name: 'd', values: [30] },
      { id: 'e', name: 'e', values: [] },
    ])
    expect(readingsAt({ visible: styled, bands: [] }, 0).map(({ id, value }) => [id, value])).toEqual([
      ['d', 30],
      ['a', 1],
      ['c', -5],
      ['b', null],
      ['e', null],
    ])
  })
})

describe('figuresOf', () => {
  it('leaves gaps out', () => {
    expect(figuresOf([null, 2, 0, 4, null])).toEqual({ last: 4, min: 0, mean: 2, max: 4, total: 6 })
    expect(figuresOf([null, null])).toEqual({ last: null, min: null, mean: null, max: null, total: null })
  })

  it('takes more values than a call has arguments', () => {
    expect(figuresOf(Array.from({ length: 200_000 }, (_, index) => index)).max).toBe(199_999)
  })
})

describe('legend', () => {
  const all = ['a', 'b', 'c']
  const shown = (legend: ReturnType<typeof useLegend>) => all.filter((id) => !legend.isHidden(id)).join('')

  it('shows one alone, and all again on a second click', () => {
    const legend = useLegend()
    legend.pick('b', all, false)
    expect(shown(legend)).toBe('b')
    legend.pick('c', all, false)
    expect(shown(legend)).toBe('c')
    legend.pick('c', all, false)
    expect(shown(legend)).toBe('abc')
  })

  it('takes single ones away and never the last', () => {
    const legend = useLegend()
    legend.pick('a', all, true)
    expect(shown(legend)).toBe('bc')
    legend.pick('b', all, true)
    legend.pick('c', all, true)
    expect(shown(legend)).toBe('abc')
    legend.pick('a', all, false)
    legend.reset()
    expect([shown(legend), legend.changed.value]).toEqual(['abc', false])
  })
})
