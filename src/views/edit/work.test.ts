import { describe, expect, it } from 'vitest'
import { hunksOf } from './hunks'
import { startOf } from './start'
import { countChanges, differences, firstText, sentFor } from './work'

const base = '{"name":"A","layer":"L","entity":"All","children":[{"i":"0","x":0},{"i":"1","x":1.0}]}'
const row = { id: 'r', base, shipped: null, foreign: false, unread: null, draft: null }

describe('what the server gets', () => {
  it('is its own text where only blanks differ', () => {
    expect(sentFor(row, firstText(row))).toBe(base)
  })

  it('keeps the bytes of what did not change', () => {
    expect(sentFor(row, firstText(row).replace('"x": 0', '"x": 7'))).toBe(base.replace('"x":0', '"x":7'))
  })

  it('is one line in our order where it has none yet', () => {
    expect(sentFor({ base: null, shipped: null }, '{ "layer": "L", "name": "A" }')).toBe('{"name":"A","layer":"L"}')
  })

  it.each(['{', '[]', '7', ''])('is nothing for %j', (text) => expect(sentFor(row, text)).toBeNull())
})

describe('differences', () => {
  it('are counted by stretches, and shown with the lines around them', () => {
    const lines = differences(base, base.replace('"A"', '"B"').replace('1.0', '2'))
    expect(countChanges(lines)).toBe(2)
    expect(countChanges(differences(base, base))).toBe(0)
    expect(hunksOf(differences(base, base)).shown).toEqual([])
    const { shown } = hunksOf(lines)
    expect(
      shown.flatMap((one) => (one.kind === 'line' && one.line.kind !== 'same' ? [one.line.text.trim()] : [])),
    ).toEqual(['"name": "A",', '"name": "B",', '"x": 1.0', '"x": 2'])
    expect(shown.some(({ kind }) => kind === 'skipped')).toBe(true)
  })

  it('of whole dashboards end somewhere', () => {
    const list = (word: string): string =>
      JSON.stringify(Array.from({ length: 5_000 }, (_, index) => `${word}${index}`))
    const { shown, rest } = hunksOf(differences(list('a'), list('b')))
    expect(shown.length).toBeLessThanOrEqual(2_001)
    expect(rest + shown.filter(({ kind }) => kind === 'line').length).toBeGreaterThanOrEqual(10_000)
  })
})

describe('a draft', () => {
  const draft = { key: 'k', text: '{"name":', base: '{"older":1}', savedAt: 5 }

  it('goes on from what the server had when it was begun', () => {
    expect(startOf({ ...row, draft })).toEqual({ text: draft.text, base: draft.base, offered: draft })
  })

  it('from before the server had one is not put over what it has by now', () => {
    expect(startOf({ ...row, draft: { ...draft, base: null } }).base).toBeNull()
  })

  it('that says what the server has is none', () => {
    const same = { ...draft, text: firstText(row) }
    expect(startOf({ ...row, draft: same })).toEqual({ text: firstText(row), base, offered: null })
  })

  it('of a new dashboard is not asked about', () => {
    expect(startOf({ ...row, id: 'new.1', base: null, draft: { ...draft, base: null } }).offered).toBeNull()
  })
})
