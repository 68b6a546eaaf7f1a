// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useLists } from './lists'
import { clearStored, readStored, writeStored } from './storage'

beforeEach(() => {
  clearStored()
  setActivePinia(createPinia())
})
const fresh = () => {
  setActivePinia(createPinia())
  return useLists().lists
}

describe('lists', () => {
  it('remembers columns and quiet rows, and forgets a list that is as it was', () => {
    useLists().remember('a', { hidden: ['Load'], withoutQuiet: false })
    useLists().remember('b', { hidden: [], withoutQuiet: true })
    expect([...fresh()]).toEqual([
      ['a', { hidden: ['Load'], withoutQuiet: false }],
      ['b', { hidden: [], withoutQuiet: true }],
    ])
    useLists().remember('a', { hidden: [], withoutQuiet: false })
    expect([...fresh().keys()]).toEqual(['b'])
  })

  it('keeps the latest of very many', () => {
    for (let index = 0; index < 210; index++) useLists().remember(`l${index}`, { hidden: [], withoutQuiet: true })
    expect(fresh().size).toBe(200)
    expect(fresh().has('l9')).toBe(false)
    expect(fresh().has('l209')).toBe(true)
  })

  it.each([
    [null],
    ['text'],
    [{ v: 1, lists: 'x' }],
    [{ v: 2, lists: [] }],
    [{ v: 1, lists: [1, ['a'], ['b', { hidden: [1] }]] }],
  ])('takes nothing from %j', (stored) => {
    writeStored('lists', stored)
    expect(fresh().size).toBe(0)
    expect(readStored('lists')).toEqual(stored)
  })
})
