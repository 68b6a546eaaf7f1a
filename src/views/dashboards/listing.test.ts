import { describe, expect, it } from 'vitest'
import { listed, listingOf, nextSort } from './listing'
import { rowsOf } from './rows'

const stored = (id: string, more: object) => ({
  id,
  configuration: JSON.stringify({ name: id, children: [], ...more }),
})
const rows = rowsOf(
  [
    stored('b', { layer: 'MESH', entity: 'All', isRoot: true }),
    stored('a', { layer: 'GENERAL', entity: 'Service' }),
    stored('c', { layer: 'GENERAL', entity: 'All', aerie: { v: 1, deleted: true } }),
    { id: 'd', configuration: '{' },
  ],
  [],
  { shared: false },
)
const names = (state: Parameters<typeof listingOf>[0]): string =>
  listed(rows, listingOf(state))
    .map(({ name }) => name)
    .join()

describe('the list', () => {
  it('filters by every field of the address', () => {
    expect(names({})).toBe('d,c,a,b')
    expect(names({ filters: new Map([['layer', 'GENERAL']]) })).toBe('c,a')
    expect(
      names({
        filters: new Map([
          ['layer', 'GENERAL'],
          ['entity', 'Service'],
        ]),
      }),
    ).toBe('a')
    expect(names({ filters: new Map([['root', '1']]) })).toBe('b')
    expect(names({ filters: new Map([['where', 'deleted']]) })).toBe('c')
    expect(names({ filters: new Map([['nonsense', 'x']]) })).toBe('d,c,a,b')
    expect(names({ q: 'MESH' })).toBe('b')
  })

  it('sorts by what the address says, and as it was for what it does not know', () => {
    expect(names({ sort: 'name' })).toBe('a,b,c,d')
    expect(names({ sort: '-name' })).toBe('d,c,b,a')
    expect(names({ sort: 'nonsense' })).toBe('d,c,a,b')
    const first = nextSort(null, 'name')
    const second = nextSort({ by: 'name', down: false }, 'name')
    expect([
      first,
      second,
      nextSort({ by: 'name', down: true }, 'name'),
      nextSort({ by: 'name', down: true }, 'layer'),
    ]).toEqual(['name', '-name', undefined, 'layer'])
  })
})
