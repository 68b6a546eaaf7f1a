import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from './address'
import { changedPanel } from './panel'

const round = (href: string): string => writeAddress(readAddress(href))

describe('panels in an address', () => {
  it('stand under the id of their cell, each with keys of its own', () => {
    const { state, bad, foreign } = readAddress('/layer/GENERAL/x?w.3.sel=a&w.3.f.status=error&w.4%252E1.page=2&v=1')
    expect(bad).toEqual([])
    expect(foreign).toEqual([])
    expect([...(state.panels ?? [])]).toEqual([
      ['3', { sel: 'a', filters: new Map([['status', 'error']]) }],
      ['4.1', { page: 2 }],
    ])
  })
  it('are written as they were read', () => {
    const href = '/layer/GENERAL/x?w.3.of=service:abc&w.3.z=0.2-0.4&w.3.f.a.b=c&w.%25252E.q=x&v=1'
    expect(round(href)).toBe(href)
  })
  it('name a value that cannot be read by its whole key, and leave keys that no panel has to others', () => {
    const { bad, foreign } = readAddress('/?w.3.page=x&w.3.from=now-1h&w.=1&w.3.f.=2&v=1')
    expect(bad).toEqual([{ key: 'w.3.page', value: 'x' }])
    expect(foreign).toEqual([
      ['w.3.from', 'now-1h'],
      ['w.', '1'],
      ['w.3.f.', '2'],
    ])
  })
  it('change key by key', () => {
    const filters = new Map([
      ['a', '1'],
      ['b', '2'],
    ])
    expect(
      changedPanel({ sel: 's', filters }, { sel: undefined, view: 'table', filters: { a: null, c: '3' } }),
    ).toEqual({
      view: 'table',
      filters: new Map([
        ['b', '2'],
        ['c', '3'],
      ]),
    })
    expect(changedPanel({ filters: new Map([['a', '1']]) }, { filters: { a: null } })).toEqual({})
  })
})
