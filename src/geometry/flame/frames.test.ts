import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesOf } from './frames'
import { findFrame, printKey } from './key'
import type { FrameTable } from './table'
import { pathOf, row, rowsOfStacks, someRows, someStacks, tableOf } from './testing/stacks'

const frames = (table: FrameTable): string[] =>
  Array.from({ length: table.count }, (_, at) => `${pathOf(table, at)} ${table.total[at]}/${table.self[at]}`)
const kinds = (table: FrameTable): string[] => table.oddities.map(({ kind, count }) => `${kind} ${count}`)

/** All that a table promises. */
function expectSound(table: FrameTable): void {
  const { count, parent, end, depth, start, total, self, rows } = table
  expect(count).toBeGreaterThan(0)
  expect([parent[0], end[0], depth[0], start[0]]).toEqual([-1, count, 0, 0])
  const under = new Float64Array(count)
  for (let at = 0; at < count; at += 1) {
    const above = parent[at] ?? -1
    expect(total[at]).toBeGreaterThanOrEqual(0)
    expect(total[at]).toBeLessThan(Infinity)
    expect(end[at]).toBeGreaterThan(at)
    if (at === 0) continue
    expect(above >= 0 && above < at).toBe(true)
    expect(end[at]).toBeLessThanOrEqual(end[above] ?? 0)
    expect(depth[at]).toBe((depth[above] ?? 0) + 1)
    // The children stand side by side from the left edge of their parent.
    expect(start[at]).toBe((start[above] ?? 0) + (under[above] ?? 0))
    under[above] = (under[above] ?? 0) + (total[at] ?? 0)
  }
  for (let at = 0; at < count; at += 1) expect((under[at] ?? 0) + (self[at] ?? 0)).toBe(total[at])
  expect(new Set(table.key).size).toBe(count)
  expect(new Set(frames(table).map((one) => one.split(' ')[0])).size).toBe(count)
  expect([...rows.frames].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at))
  for (let level = 0; level <= table.maxDepth; level += 1) {
    const places = [...rows.frames.subarray(rows.first[level], rows.first[level + 1])]
    expect(places.length).toBeGreaterThan(0)
    places.forEach((frame, index) => {
      expect(depth[frame]).toBe(level)
      const before = places[index - 1]
      if (before !== undefined) expect(start[frame]).toBeGreaterThanOrEqual((start[before] ?? 0) + (total[before] ?? 0))
    })
  }
}

describe('framesOf', () => {
  it('stands frames depth first, the heaviest sibling first', () => {
    const table = tableOf('main;read 2', 'main;work;park 5', 'main;work 1', 'main;write 2')
    expect(frames(table)).toEqual([
      'main 10/0',
      'main;work 6/1',
      'main;work;park 5/5',
      'main;read 2/2',
      'main;write 2/2',
    ])
    expect([...table.start]).toEqual([0, 0, 0, 6, 8])
    expect([...table.end]).toEqual([5, 3, 3, 4, 5])
    expect(table).toMatchObject({ count: 5, maxDepth: 2, unit: 'samples', isRootMade: false, oddities: [] })
  })

  it('keeps the order of the source where that is asked for', () => {
    const table = framesOf([rowsOfStacks('m;b 1', 'm;a 9')], 'ms', 'source')
    expect(frames(table)).toEqual(['m 10/0', 'm;b 1/1', 'm;a 9/9'])
  })

  it('takes rows in any order, and ids as numbers or text', () => {
    const inOrder = framesOf([[row(0, -1, 'r', 5, 1), row(1, 0, 'a', 4, 0), row(2, 1, 'b', 4, 4)]], 'samples')
    const other = framesOf([[row('2', '1', 'b', 4, 4), row('1', 0, 'a', 4, 0), row(0, '-1', 'r', 5, 1)]], 'samples')
    const far = framesOf([[row('x2', 'x1', 'b', 4), row('x1', 2 ** 40, 'a', 4), row(2 ** 40, '', 'r', 5)]], 'samples')
    expect(frames(inOrder)).toEqual(['r 5/1', 'r;a 4/0', 'r;a;b 4/4'])
    for (const table of [other, far]) {
      expect(frames(table)).toEqual(frames(inOrder))
      expect(table.oddities).toEqual([])
    }
  })

  it('knows a root by -1, by 0 where nothing has that id, and by its own id', () => {
    for (const root of [row(0, -1, 'r', 1), row(1, 0, 'r', 1), row('1', '0', 'r', 1), row(7, 7, 'r', 1)])
      expect(framesOf([[root]], 'samples')).toMatchObject({ count: 1, isRootMade: false, oddities: [] })
  })

  it('merges trees and rows by path', () => {
    const table = framesOf([rowsOfStacks('r;a;x 1', 'r;b 1'), rowsOfStacks('r;a;x 2', 'r;a;y 4', 'r;c 1')], 'samples')
    expect(frames(table)).toEqual(['r 9/0', 'r;a 7/0', 'r;a;y 4/4', 'r;a;x 3/3', 'r;b 1/1', 'r;c 1/1'])
    const twice = framesOf([[row(1, 0, 'r', 5), row(2, 1, 'a', 2), row(3, 1, 'a', 3), row(4, 3, 'b', 1)]], 'samples')
    expect(frames(twice)).toEqual(['r 5/0', 'r;a 5/4', 'r;a;b 1/1'])
  })

  it('makes a root above several, above none, and names one without a name', () => {
    expect(frames(framesOf([rowsOfStacks('a 2'), rowsOfStacks('b 3')], 'samples'))).toEqual([
      'all 5/0',
      'all;b 3/3',
      'all;a 2/2',
    ])
    for (const trees of [[], [[]], [[row('0', '-1', '', 0, 0)]]]) {
      const table = framesOf(trees, 'samples')
      expect(frames(table)).toEqual(['all 0/0'])
      expect(table).toMatchObject({ isRootMade: true, maxDepth: 0, oddities: [] })
      expectSound(table)
    }
  })

  it('keeps what hangs on nobody or on itself, and says so', () => {
    const orphan = framesOf([[row(1, 0, 'r', 5), row(2, 9, 'lost', 3)]], 'samples')
    expect(frames(orphan)).toEqual(['all 8/0', 'all;r 5/5', 'all;lost 3/3'])
    expect(orphan.oddities).toEqual([{ kind: 'orphan', count: 1, example: 'lost' }])
    const cycle = framesOf([[row(1, 0, 'r', 5), row(2, 4, 'a', 3), row(3, 2, 'b', 3), row(4, 3, 'c', 3)]], 'samples')
    expect(frames(cycle)).toEqual(['all 8/0', 'all;r 5/5', 'all;a 3/0', 'all;a;b 3/0', 'all;a;b;c 3/3'])
    expect(cycle.oddities).toEqual([{ kind: 'cycle', count: 1, example: 'a' }])
    const double = framesOf([[row(1, 0, 'r', 5), row(2, 1, 'a', 3), row(2, 1, 'b', 2), row(3, 2, 'c', 1)]], 'samples')
    expect(frames(double)).toEqual(['r 5/0', 'r;a 3/2', 'r;a;c 1/1', 'r;b 2/2'])
    expect(kinds(double)).toEqual(['duplicate 1'])
  })

  it('grows parents that are smaller than their children', () => {
    const table = framesOf([[row(1, 0, 'r', 5), row(2, 1, 'a', 4), row(3, 1, 'b', 3), row(4, 3, 'c', 9)]], 'samples')
    expect(frames(table)).toEqual(['r 13/0', 'r;b 9/0', 'r;b;c 9/9', 'r;a 4/4'])
    expect(table.oddities).toEqual([{ kind: 'grown', count: 2, example: 'b' }])
    const rounded = framesOf([[row(1, 0, 'r', 0.3), row(2, 1, 'a', 0.1), row(3, 1, 'b', 0.2)]], 'ms')
    expect(rounded.oddities).toEqual([])
  })

  it('reads numbers that cannot be as what else the row tells, and says so', () => {
    const table = framesOf([[row(1, 0, 'r', NaN, 2), row(2, 1, 'a', -1), row(3, 1, 'b', Infinity, NaN)]], 'samples')
    expect(frames(table)).toEqual(['r 2/2', 'r;a 0/0', 'r;b 0/0'])
    expect(kinds(table)).toEqual(['number 3'])
    // A total below its self is the self.
    expect(frames(framesOf([[row(1, 0, 'r', 1, 3)]], 'samples'))).toEqual(['r 3/3'])
  })

  it('draws 5 000 levels and 200 000 siblings', () => {
    const deep = Array.from({ length: 5000 }, (_, at) => row(at, at - 1, `f${at % 3}`, 1))
    expect(framesOf([deep.reverse()], 'samples')).toMatchObject({ count: 5000, maxDepth: 4999, oddities: [] })
    const wide = Array.from({ length: 200_001 }, (_, at) =>
      row(at, at === 0 ? -1 : 0, `f${at}`, at === 0 ? 200_000 : 1),
    )
    const table = framesOf([wide], 'samples')
    expect(table).toMatchObject({ count: 200_001, maxDepth: 1, oddities: [] })
    expect(new Set(table.key).size).toBe(200_001)
  })

  it('is sound for sound stacks, and tells their samples', () => {
    fc.assert(
      fc.property(someStacks, (stacks) => {
        const table = tableOf(...stacks)
        expectSound(table)
        expect(table.oddities).toEqual([])
        expect(table.total[0]).toBe(stacks.reduce((sum, one) => sum + Number(one.split(' ')[1]), 0))
      }),
    )
  })

  it('is sound for whatever comes', () => {
    fc.assert(fc.property(fc.array(someRows, { maxLength: 3 }), (trees) => expectSound(framesOf(trees, 'samples'))))
  })
})

describe('keys', () => {
  it('name a frame, in whichever order the rows came and whatever stands beside it', () => {
    fc.assert(
      fc.property(someStacks, fc.nat(), (stacks, pick) => {
        const table = tableOf(...stacks)
        const frame = pick % table.count
        const key = printKey(table, frame)
        expect(findFrame(table, key)).toBe(frame)
        const other = tableOf(...stacks.toReversed(), 'all;other;a 3')
        expect(pathOf(other, findFrame(other, key) ?? -1)).toBe(pathOf(table, frame))
      }),
    )
  })

  it('are distinct where paths have one hash', () => {
    // Among 200 000 paths some share 32 bits.
    const rows = Array.from({ length: 200_000 }, (_, at) => row(at, at === 0 ? -1 : 0, `n${at}`, 1))
    const table = framesOf([rows], 'samples')
    const last = table.count - 1
    expect(findFrame(table, printKey(table, last))).toBe(last)
  })

  it('that this table has not are no frame', () => {
    const table = tableOf('a;b 1')
    for (const text of ['', 'zz', '0', '-1', '123456789', 'A']) expect(findFrame(table, text)).toBeNull()
  })
})
