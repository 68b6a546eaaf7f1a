import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from './fold'
import { hitAt } from './hit'
import { frameAt, someStacks, tableOf } from './testing/stacks'
import { foldAt, levelAt, levelHeight, levelsIn, levelTop, viewOf } from './view'
import { visible } from './visible'

const SIZES = { width: 100, level: 20, above: 16, isUp: false }
/** Stacks under a trunk of single frames, so that there is something to fold. */
const someTrees = fc.tuple(someStacks, fc.nat({ max: 8 }), fc.nat({ max: 8 })).map(([stacks, above, below]) =>
  tableOf(
    ...stacks.map((one) => {
      const [path = '', samples = ''] = one.split(' ')
      return `${'t;'.repeat(above)}${path}${';u'.repeat(below)} ${samples}`
    }),
  ),
)

describe('foldsOf', () => {
  it('folds levels of one frame that is as wide as the one above; the first and the last of them stay', () => {
    const table = tableOf('m;a;b;c;d;e;x 6', 'm;a;b;c;d;e;y 3')
    expect(foldsOf(table, 0)).toEqual([{ from: 1, to: 5 }])
  })
  it('ends where something was spent, and begins again under what is narrower', () => {
    expect(foldsOf(tableOf('m;a;b;c;d;e;f 6', 'm;a;b;c 1'), 0)).toEqual([])
    expect(foldsOf(tableOf('m;z 4', 'm;a;b;c;d;e;f;g 6'), 0)).toEqual([{ from: 2, to: 7 }])
  })
  it('does not fold few levels, nor what nothing was counted for', () => {
    expect(foldsOf(tableOf('m;a;b;c;d;x 1', 'm;a;b;c;d;y 1'), 0)).toEqual([])
    expect(foldsOf(tableOf('m;a;b;c;d;e;f;g 0'), 0)).toEqual([])
  })
  it('leaves what is looked at, whatever is folded above and below it', () => {
    const path = Array.from({ length: 14 }, (_, at) => `f${at}`)
    const table = tableOf(`${path.join(';')};x 6`, `${path.join(';')};y 3`)
    expect(foldsOf(table, frameAt(table, path.slice(0, 7).join(';')))).toEqual([
      { from: 1, to: 6 },
      { from: 7, to: 13 },
    ])
  })
  it('takes thousands of levels', () => {
    expect(foldsOf(tableOf(`${'r;'.repeat(3000)}x 6`), 0)).toEqual([{ from: 1, to: 3000 }])
  })
})

describe('a folded view', () => {
  it('has every frame in a row of its own or in the row of its fold, where a click finds it', () => {
    fc.assert(
      fc.property(someTrees, fc.nat(), fc.boolean(), (table, pick, isUp) => {
        const view = viewOf(table, pick % table.count, { ...SIZES, isUp }, true)
        const bare = viewOf(table, pick % table.count, { ...SIZES, isUp })
        const picture = visible(table, view, 0, table.maxDepth + 1)
        const drawn = new Map<number, number>()
        for (let at = 0; at < picture.count; at += 1)
          for (const frame of table.rows.frames.subarray(picture.from[at], picture.until[at])) drawn.set(frame, at)
        const whole = visible(table, bare, 0, table.maxDepth + 1)
        for (let at = 0; at < whole.count; at += 1)
          for (const frame of table.rows.frames.subarray(whole.from[at], whole.until[at])) {
            const depth = table.depth[frame] ?? 0
            const fold = foldAt(view, depth)
            const y = levelTop(table, view, depth) + levelHeight(table, view, depth) / 2
            const hit = hitAt(table, view, (whole.x[at] ?? 0) + (whole.width[at] ?? 0) / 2, y)
            if (!fold) {
              const box = drawn.get(frame) ?? -1
              expect([picture.x[box], picture.width[box]]).toEqual([whole.x[at], whole.width[at]])
              if (whole.isRun[at] === 0) expect(hit).toBe(frame)
            } else {
              expect(table.depth[hit]).toBe(fold.from)
              expect(table.total[hit]).toBe(table.total[frame])
              expect(drawn.has(hit)).toBe(true)
            }
          }
      }),
    )
  })
  it('has its rows one after the other, without gaps and to its very end', () => {
    fc.assert(
      fc.property(someTrees, fc.nat(), fc.boolean(), (table, pick, isUp) => {
        const view = viewOf(table, pick % table.count, { ...SIZES, isUp }, true)
        const { from, to } = levelsIn(table, view, 0, view.height - 1e-6)
        let edge = 0
        for (let depth = from; edge < view.height; depth = foldAt(view, depth)?.to ?? depth + 1) {
          const height = levelHeight(table, view, depth)
          expect(levelTop(table, view, depth)).toBe(isUp ? view.height - edge - height : edge)
          expect(levelAt(table, view, levelTop(table, view, depth) + height / 2)).toBe(depth)
          edge += height
          expect(depth).toBeLessThan(to)
        }
        expect(edge).toBe(view.height)
      }),
    )
  })
})
