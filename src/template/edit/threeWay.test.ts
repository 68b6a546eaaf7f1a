import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../types'
import { threeWay, type Conflict } from './threeWay'

const widget = (i: string, title = i, x = 0): Json => ({ i, x, y: 0, w: 8, h: 9, type: 'Widget', widget: { title } })
const sheet = (children: readonly Json[], more: { readonly [key: string]: Json } = {}): Json => ({
  name: 'a',
  isRoot: false,
  children,
  ...more,
})
const told = (conflicts: readonly Conflict[]): readonly unknown[] => conflicts.map(({ path, key }) => [path, key])

describe('threeWay', () => {
  const base = sheet([widget('0'), widget('1'), widget('2')])

  test('takes what either side changed: members, widgets, place and content', () => {
    const mine = sheet([widget('0', 'mine'), widget('1'), widget('2'), widget('4')], { isRoot: true })
    const theirs = sheet([widget('3'), widget('0', '0', 8), widget('2', 'theirs')], { tips: 'x' })
    expect(threeWay(base, mine, theirs)).toEqual({
      merged: sheet([widget('3'), widget('0', 'mine', 8), widget('2', 'theirs'), widget('4')], {
        isRoot: true,
        tips: 'x',
      }),
      conflicts: [],
    })
  })

  test('what both changed is a conflict, placed as faults are', () => {
    const mine = sheet([widget('9'), widget('0', 'mine'), widget('1'), widget('2')], { name: 'mine' })
    const theirs = sheet([widget('0', 'theirs'), widget('2')], { name: 'theirs' })
    const { merged, conflicts } = threeWay(base, mine, theirs)
    expect(merged).toBe(null)
    expect(conflicts).toEqual([
      { key: '$.name', path: '$.name', base: 'a', mine: 'mine', theirs: 'theirs' },
      {
        key: '$.children["0"]',
        path: '$.children[1]',
        base: widget('0'),
        mine: widget('0', 'mine'),
        theirs: widget('0', 'theirs'),
      },
    ])
    const decided = new Map([
      ['$.name', 'mine' as const],
      ['$.children["0"]', 'theirs' as const],
    ])
    expect(threeWay(base, mine, theirs, decided)).toEqual({
      merged: sheet([widget('9'), widget('0', 'theirs'), widget('2')], { name: 'mine' }),
      conflicts: [],
    })
  })

  test('a widget that one side took away and the other changed', () => {
    const gone = sheet([widget('0'), widget('2')])
    const changed = sheet([widget('0'), widget('1', 'new'), widget('2')])
    expect(told(threeWay(base, gone, changed).conflicts)).toEqual([['$.children[1]', '$.children["1"]']])
    const decided = new Map([['$.children["1"]', 'mine' as const]])
    expect(threeWay(base, gone, changed, decided).merged).toEqual(gone)
  })

  test('two widgets that came with one name are a conflict, equal ones are not', () => {
    const mine = sheet([widget('0'), widget('1'), widget('2'), widget('3', 'mine')])
    const theirs = sheet([widget('0'), widget('1'), widget('2'), widget('3', 'theirs')])
    expect(told(threeWay(base, mine, theirs).conflicts)).toEqual([['$.children[3]', '$.children["3"]']])
    expect(threeWay(base, mine, mine).merged).toEqual(mine)
  })

  test('pages of a tab widget are told by name, their widgets by their own', () => {
    const tabs = (pages: readonly Json[], x = 0): Json =>
      sheet([{ i: 't', type: 'Tab', x, y: 0, w: 24, h: 9, children: pages }])
    const page = (name: string, ...children: readonly Json[]): Json => ({ name, children })
    const before = tabs([page('A', widget('0')), page('B', widget('0'))])
    const mine = tabs([page('New'), page('A', widget('0', 'mine')), page('B', widget('0'))])
    const theirs = tabs([page('A', widget('0')), page('B', widget('0', 'theirs'), widget('1'))], 3)
    expect(threeWay(before, mine, theirs).merged).toEqual(
      tabs([page('New'), page('A', widget('0', 'mine')), page('B', widget('0', 'theirs'), widget('1'))], 3),
    )
    expect(told(threeWay(before, mine, tabs([page('A', widget('0', 'x')), page('B', widget('0'))])).conflicts)).toEqual(
      [['$.children[0].children[1].children[0]', '$.children["t"].children["A"].children["0"]']],
    )
  })

  test('what is no dashboard is one thing', () => {
    expect(threeWay([1], [1], [2]).merged).toEqual([2])
    expect(told(threeWay([1], [3], [2]).conflicts)).toEqual([['$', '$']])
  })

  test('a side that changed nothing gives way; equal changes are none', () => {
    fc.assert(
      fc.property(anySheet(), anySheet(), (one, two) => {
        expect(threeWay(one, one, two)).toEqual({ merged: two, conflicts: [] })
        expect(threeWay(one, two, one)).toEqual({ merged: two, conflicts: [] })
        expect(threeWay(one, two, two)).toEqual({ merged: two, conflicts: [] })
      }),
      { numRuns: 2000 },
    )
  })

  test('decisions about all conflicts end the merge, whichever side is called mine', () => {
    fc.assert(
      fc.property(anySheet(), anySheet(), anySheet(), (one, mine, theirs) => {
        const { conflicts } = threeWay(one, mine, theirs)
        expect(new Set(conflicts.map(({ key }) => key)).size).toBe(conflicts.length)
        const all = (side: 'mine' | 'theirs') => new Map(conflicts.map(({ key }) => [key, side]))
        expect(threeWay(one, mine, theirs, all('mine')).conflicts).toEqual([])
        const { merged } = threeWay(one, mine, theirs, all('mine'))
        expect(sorted(merged)).toBe(sorted(threeWay(one, theirs, mine, all('theirs')).merged))
      }),
      { numRuns: 1000 },
    )
  })
})

/** Which side comes first decides only the order of widgets. */
function sorted(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(sorted).sort().join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, one]) => `${key}:${sorted(one as Json)}`)
  return `{${members.sort().join()}}`
}

function anySheet(): fc.Arbitrary<Json> {
  const leaf = fc.record(
    { i: fc.constantFrom('0', '1', '2', 3), x: fc.nat(1), type: fc.constant('Widget'), t: fc.nat(1) },
    { requiredKeys: ['type'] },
  )
  const page = fc.record(
    { name: fc.constantFrom('A', 'B'), children: fc.array(leaf, { maxLength: 3 }) },
    { requiredKeys: ['name'] },
  )
  const tab = fc.record({
    i: fc.constantFrom('0', '9'),
    type: fc.constant('Tab'),
    children: fc.array(page, { maxLength: 3 }),
  })
  return fc.record(
    {
      name: fc.constantFrom('a', 'b'),
      children: fc.array(fc.oneof(leaf, tab, fc.constant(null)), { maxLength: 4 }),
    },
    { requiredKeys: [] },
  )
}
