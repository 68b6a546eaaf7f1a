import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesOf } from './frames'
import { hitAt } from './hit'
import { nameOf, type FrameTable } from './table'
import { frameAt, row, someStacks, tableOf } from './testing/stacks'
import { deepest, levelAt, levelsIn, levelTop, viewOf, type FlameView } from './view'
import { visible } from './visible'
import { nextWide } from './widest'

const SIZES = { width: 100, level: 20, above: 16, isUp: false }

const boxes = (table: FrameTable, view: FlameView, from = 0, to = 99): string[] => {
  const picture = visible(table, view, from, to)
  return Array.from({ length: picture.count }, (_, at) => {
    const runs = picture.isRun[at] === 1 ? ` of ${(picture.until[at] ?? 0) - (picture.from[at] ?? 0)}` : ''
    const [x = 0, width = 0] = [picture.x[at], picture.width[at]]
    return `${nameOf(table, picture.frame[at] ?? 0)}${runs} ${+x.toFixed(3)}+${+width.toFixed(3)} y${picture.y[at]}+${picture.height[at]}`
  })
}

/** One root, and under it as many leaves as there are weights, from left to right. */
const leaves = (...weights: readonly number[]): FrameTable =>
  framesOf(
    [
      [
        row(
          0,
          -1,
          'r',
          weights.reduce((a, b) => a + b),
        ),
        ...weights.map((one, at) => row(at + 1, 0, `f${at}`, one)),
      ],
    ],
    'samples',
    'source',
  )

describe('visible', () => {
  it('draws frames by their share of what is in sight', () => {
    const table = tableOf('m;a;x 6', 'm;b 3', 'm 1')
    expect(boxes(table, viewOf(table, 0, SIZES))).toEqual([
      'm 0+100 y0+20',
      'a 0+60 y20+20',
      'b 60+30 y20+20',
      'x 0+60 y40+20',
    ])
    expect(boxes(table, viewOf(table, 0, SIZES), 1, 2)).toEqual(['a 0+60 y20+20', 'b 60+30 y20+20'])
  })

  it('draws what is zoomed in on in full width, what is above it narrow, and nothing beside it', () => {
    const table = tableOf('m;a;x 6', 'm;b;y 1', 'm;b;z 2', 'm 1')
    const view = viewOf(table, frameAt(table, 'm;b'), SIZES)
    expect(view.height).toBe(16 + 40)
    expect(boxes(table, view)).toEqual([
      'm 0+100 y0+16',
      'b 0+100 y16+20',
      'z 0+66.667 y36+20',
      'y 66.667+33.333 y36+20',
    ])
    const up = viewOf(table, frameAt(table, 'm;b'), { ...SIZES, isUp: true })
    expect(boxes(table, up).map((one) => one.split(' ').at(-1))).toEqual(['y40+16', 'y20+20', 'y0+20', 'y0+20'])
  })

  it('cuts at both sides while it moves', () => {
    const table = tableOf('m;a 6', 'm;b 4')
    const view = { ...viewOf(table, 0, SIZES), left: 4, units: 4 }
    expect(boxes(table, view)).toEqual(['m 0+100 y0+20', 'a 0+50 y20+20', 'b 50+50 y20+20'])
  })

  it('draws frames under a pixel as one where they touch, and wide ones among them for themselves', () => {
    const table = leaves(...Array.from({ length: 400 }, () => 0.1), 20, ...Array.from({ length: 400 }, () => 0.1))
    expect(boxes(table, viewOf(table, 0, SIZES), 1)).toEqual([
      'f0 of 400 0+40 y20+20',
      'f400 40+20 y20+20',
      'f401 of 400 60+40 y20+20',
    ])
  })

  it('leaves the gaps between runs', () => {
    const table = tableOf('m;a;x 0.5', 'm;a 1.5', 'm;b;y 0.5', 'm;b 1.5', 'm 96')
    expect(boxes(table, viewOf(table, 0, SIZES), 2)).toEqual(['x of 1 0+0.5 y40+20', 'y of 1 2+0.5 y40+20'])
  })

  it('draws the root alone where nothing was counted', () => {
    const table = tableOf('m;a;b 0')
    expect(boxes(table, viewOf(table, 0, SIZES))).toEqual(['m 0+100 y0+20'])
    expect(boxes(table, viewOf(table, 2, SIZES))).toEqual(['b 0+100 y32+20'])
    expect(boxes(tableOf('m;a 0', 'm;b 5'), viewOf(tableOf('m;a 0', 'm;b 5'), 0, SIZES))).toHaveLength(2)
  })

  it('draws every frame of a pixel or more once, no other twice, and nothing over another', () => {
    fc.assert(
      fc.property(someStacks, fc.nat(), fc.integer({ min: 1, max: 60 }), (stacks, pick, width) => {
        const table = tableOf(...stacks)
        const view = viewOf(table, pick % table.count, { ...SIZES, width })
        const picture = visible(table, view, 0, table.maxDepth + 1)
        const drawn = new Uint8Array(table.count)
        const alone = new Uint8Array(table.count)
        const edges = new Map<number, number>()
        for (let at = 0; at < picture.count; at += 1) {
          const [x = 0, y = 0, wide = 0] = [picture.x[at], picture.y[at], picture.width[at]]
          expect(x).toBeGreaterThanOrEqual((edges.get(y) ?? 0) - 1e-9)
          edges.set(y, x + wide)
          expect(x + wide).toBeLessThanOrEqual(width + 1e-9)
          for (const frame of table.rows.frames.subarray(picture.from[at], picture.until[at])) {
            drawn[frame] = (drawn[frame] ?? 0) + 1
            if (picture.isRun[at] === 0) alone[frame] = 1
          }
        }
        const pixel = view.units / width
        for (let frame = 0; frame < table.count; frame += 1) {
          const from = Math.max(table.start[frame] ?? 0, view.left)
          const to = Math.min((table.start[frame] ?? 0) + (table.total[frame] ?? 0), view.left + view.units)
          const isWide = (table.total[frame] ?? 0) >= pixel && to > from
          expect(alone[frame] === 1).toBe(view.units === 0 ? frame === view.focus : isWide)
          expect(drawn[frame]).toBeLessThanOrEqual(1)
          if (to > from) expect(drawn[frame]).toBe(1)
        }
      }),
    )
  })
})

describe('hitAt', () => {
  it('finds what is drawn', () => {
    fc.assert(
      fc.property(someStacks, fc.nat(), fc.integer({ min: 1, max: 400 }), fc.boolean(), (stacks, pick, width, isUp) => {
        const table = tableOf(...stacks)
        const view = viewOf(table, pick % table.count, { ...SIZES, width, isUp })
        const picture = visible(table, view, 0, table.maxDepth + 1)
        for (let at = 0; at < picture.count; at += 1) {
          const middle = (picture.x[at] ?? 0) + (picture.width[at] ?? 0) / 2
          const found = hitAt(table, view, middle, (picture.y[at] ?? 0) + 1)
          const inBox = [...table.rows.frames.subarray(picture.from[at], picture.until[at])]
          if (picture.isRun[at] === 0) expect(found).toBe(picture.frame[at])
          else if (found >= 0) expect(inBox).toContain(found)
        }
      }),
    )
  })

  it('finds frames under a pixel where they stand, and the nearest to the left on its pixel', () => {
    const table = leaves(50, 0.2, 0.2, 49.6)
    const view = viewOf(table, 0, SIZES)
    expect([50.1, 50.3, 50.5].map((x) => hitAt(table, view, x, 21))).toEqual([2, 3, 4])
    const sparse = tableOf('m;a;x 0.5', 'm;a 99.5')
    expect([0.4, 0.9, 1.6].map((x) => hitAt(sparse, viewOf(sparse, 0, SIZES), x, 45))).toEqual([2, 2, -1])
  })

  it('finds nothing outside', () => {
    const table = tableOf('m;a 6', 'm;b 3', 'm 1')
    const view = viewOf(table, 0, SIZES)
    const points = [
      [-1, 5],
      [100, 5],
      [5, -1],
      [5, 40],
      [95, 25],
      [NaN, 5],
    ] as const
    for (const [x, y] of points) expect(hitAt(table, view, x, y)).toBe(-1)
    // Beside a wide frame, if only by half a pixel.
    expect(hitAt(table, view, 90.5, 25)).toBe(-1)
    expect(hitAt(tableOf('m;a 0'), viewOf(tableOf('m;a 0'), 0, SIZES), 50, 25)).toBe(-1)
  })
})

describe('levels', () => {
  it('reach down to the deepest frame of what is zoomed in on', () => {
    fc.assert(
      fc.property(someStacks, fc.nat(), (stacks, pick) => {
        const table = tableOf(...stacks)
        const frame = pick % table.count
        expect(deepest(table, frame)).toBe(Math.max(...table.depth.subarray(frame, table.end[frame])))
      }),
    )
  })

  it('are at a height what stands there', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5 }),
        fc.boolean(),
        fc.nat({ max: 5 }),
        fc.integer({ min: 0, max: 15 }),
        (focus, isUp, depth, below) => {
          const table = tableOf('a;b;c;d;e;f 1')
          const view = viewOf(table, focus, { ...SIZES, isUp })
          expect(levelAt(table, view, levelTop(table, view, depth) + (isUp ? below + 0.5 : below))).toBe(depth)
        },
      ),
    )
  })

  it('in sight are those between two heights', () => {
    const table = tableOf('a;b;c;d;e;f 1')
    expect(levelsIn(table, viewOf(table, 0, SIZES), 30, 70)).toEqual({ from: 1, to: 4 })
    expect(levelsIn(table, viewOf(table, 0, { ...SIZES, isUp: true }), 0, 50)).toEqual({ from: 3, to: 6 })
    expect(levelsIn(table, viewOf(table, 0, SIZES), -50, 5000)).toEqual({ from: 0, to: 6 })
  })
})

describe('nextWide', () => {
  it('is the next one that is wide enough, however many stand between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 100 })), {
          minLength: 1,
          maxLength: 900,
        }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 100 }),
        (weights, one, other, least) => {
          const table = leaves(...weights)
          const from = one % table.count
          const to = other % (table.count + 1)
          let expected = from
          while (expected < to && (table.total[table.rows.frames[expected] ?? 0] ?? 0) < least) expected += 1
          expect(nextWide(table.rows, table.total, from, to, least)).toBe(from < to ? expected : to)
        },
      ),
    )
  })
})
