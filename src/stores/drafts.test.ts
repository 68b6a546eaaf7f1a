// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { draftId, draftKey, LONGEST_DRAFT, useDrafts } from './drafts'
import { clearStored, readStored, writeStored } from './storage'

beforeEach(() => {
  clearStored()
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())
const draft = (key: string, savedAt = 1, text = '{}') => ({ key, text, base: null, savedAt })
const fresh = () => {
  setActivePinia(createPinia())
  return useDrafts()
}

describe('drafts', () => {
  it('survive the page, the newest first, until they are forgotten', () => {
    expect(useDrafts().keep(draft('a', 1))).toBe('kept')
    expect(useDrafts().keep({ ...draft('b', 2, 'not json {'), base: '{"x":1}' })).toBe('kept')
    expect(fresh().heads.map(({ key }) => key)).toEqual(['b', 'a'])
    expect(fresh().find('b')).toEqual({ key: 'b', text: 'not json {', base: '{"x":1}', savedAt: 2 })
    useDrafts().forget('b')
    expect(fresh().find('b')).toBeNull()
    expect(fresh().heads.map(({ key }) => key)).toEqual(['a'])
  })

  it('are the newest twenty, and nothing stays behind of older ones', () => {
    for (let index = 0; index < 23; index++) useDrafts().keep(draft(`d${index}`, index))
    expect(fresh().heads.map(({ key }) => key)).toEqual(Array.from({ length: 20 }, (_, index) => `d${22 - index}`))
    expect(fresh().find('d2')).toBeNull()
    expect(fresh().find('d3')).not.toBeNull()
    expect(readStored('draft d2')).toBeNull()
  })

  it('of one key replace each other', () => {
    useDrafts().keep(draft('a', 1, 'one'))
    useDrafts().keep(draft('a', 2, 'two'))
    expect(fresh().heads).toEqual([{ key: 'a', savedAt: 2 }])
    expect(fresh().find('a')?.text).toBe('two')
  })

  it('that are too large are not kept, and those that the browser refuses last as long as the tab', () => {
    expect(useDrafts().keep(draft('a', 1, 'x'.repeat(LONGEST_DRAFT + 1)))).toBe('too large')
    expect(useDrafts().find('a')).toBeNull()
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    expect(useDrafts().keep(draft('a', 1, 'x'))).toBe('in this tab')
    expect(useDrafts().find('a')?.text).toBe('x')
  })

  it.each([[null], [7], [{ v: 2, drafts: [] }], [{ v: 1, drafts: [1, { key: 'a' }] }]])(
    'takes nothing from %j',
    (stored) => {
      writeStored('drafts', stored)
      writeStored('draft a', stored)
      expect(fresh().heads).toEqual([])
      expect(fresh().find('a')).toBeNull()
    },
  )

  it('of another tab are not forgotten with one’s own', () => {
    useDrafts().keep(draft('a', 1, 'theirs'))
    useDrafts().forget('a', 'mine')
    expect(useDrafts().find('a')?.text).toBe('theirs')
    useDrafts().forget('a', 'theirs')
    expect(useDrafts().find('a')).toBeNull()
  })

  it('belong to one server', () => {
    expect(draftId(draftKey('x y', '/p/'), '/p/')).toBe('x y')
    expect(draftId(draftKey('x', '/p/'), '/q/')).toBeNull()
  })
})
