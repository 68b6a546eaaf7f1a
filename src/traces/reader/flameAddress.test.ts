import { expect, it } from 'vitest'
import { panelInMemory } from '@/components/panelAddress'
import { CLOSED } from '../search/search'
import { FLAME_FILTERS, flameAddress } from './flameAddress'

it('keeps a flame graph apart from the reader around it', () => {
  const reader = panelInMemory({ q: 'error', sel: '1~a', view: 'flame', filters: new Map([['path', 'off']]) })
  const flame = flameAddress(reader)
  expect(flame.state.value).toEqual({})
  flame.change({ sel: 'beef', q: 'sql', view: 'table', filters: { zoom: '2a', up: '1' } })
  expect(reader.state.value).toEqual({
    ...{ q: 'error', sel: '1~a', view: 'flame' },
    filters: new Map([
      ['path', 'off'],
      ['flameq', 'sql'],
      ['flamesel', 'beef'],
      ['flameview', 'table'],
      ['flamezoom', '2a'],
      ['flameup', '1'],
    ]),
  })
  expect(flame.state.value).toEqual({
    ...{ q: 'sql', sel: 'beef', view: 'table' },
    filters: new Map([
      ['zoom', '2a'],
      ['up', '1'],
    ]),
  })
  flame.settle({ sel: undefined, filters: { zoom: null, other: 'x', __proto__: null } })
  expect(flame.state.value).toEqual({ q: 'sql', view: 'table', filters: new Map([['up', '1']]) })
  expect(reader.state.value.filters?.has('other')).toBe(false)
})

it('leaves nothing of one trace behind but how it is looked at', () => {
  const closed = Object.keys(CLOSED.filters)
  expect(FLAME_FILTERS.filter((name) => !closed.includes(name)).sort()).toEqual(['flamechain', 'flameup', 'flameview'])
})
