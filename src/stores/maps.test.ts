// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useMaps } from './maps'
import { clearStored, writeStored } from './storage'

beforeEach(() => {
  clearStored()
  setActivePinia(createPinia())
})
const fresh = () => {
  setActivePinia(createPinia())
  return useMaps().maps
}

describe('maps', () => {
  it('remembers where nodes were put, and forgets a map that is as it was', () => {
    useMaps().remember('a', new Map([['n', { x: 1, y: -2.5 }]]))
    useMaps().remember('b', new Map([['n', { x: 3, y: 4 }]]))
    expect(fresh().get('a')).toEqual(new Map([['n', { x: 1, y: -2.5 }]]))
    useMaps().remember('a', new Map())
    expect([...fresh().keys()]).toEqual(['b'])
  })

  it('keeps the latest of very many', () => {
    const place = new Map([['n', { x: 0, y: 0 }]])
    for (let index = 0; index < 60; index++) useMaps().remember(`m${index}`, place)
    expect([fresh().size, fresh().has('m9'), fresh().has('m59')]).toEqual([50, false, true])
  })

  it.each([
    [null],
    ['text'],
    [{ v: 2, maps: [] }],
    [{ v: 1, maps: 7 }],
    [{ v: 1, maps: [1, ['a', [['n', null, 2]]], ['b', 'x'], [3, []]] }],
  ])('takes no place from %j', (stored) => {
    writeStored('maps', stored)
    expect([...fresh().values()].flatMap((places) => [...places])).toEqual([])
  })
})
