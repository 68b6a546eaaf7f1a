import { describe, expect, it } from 'vitest'
import { curveOf, distanceTo, endingOf, loopOf, middleOf, sampled } from './curve'
import { hitIndex } from './hit'

const nodes = [{ x: 0, y: 0 }, { x: 300, y: 0 }, { x: 300, y: 200 }, null, { x: -5000, y: 4000 }]
const line = (a: number, b: number, lane = 0) =>
  curveOf([nodes[a] ?? NOWHERE, nodes[b] ?? NOWHERE], { flow: true, lane })
const NOWHERE = { x: 0, y: 0 }
const links = [line(0, 1), line(0, 2), line(0, 4)]
const index = hitIndex(nodes, links)

describe('hits', () => {
  it('finds the nearest disc within reach', () => {
    expect(index.node({ x: 290, y: 8 }, 18)).toBe(1)
    expect(index.node({ x: 290, y: 30 }, 18)).toBeNull()
    expect(index.node({ x: 300, y: 99 }, 500)).toBe(1)
    expect(index.node({ x: -4990, y: 4000 }, 18)).toBe(4)
  })

  it('finds the nearest line within reach, also in the middle of a long one', () => {
    expect(index.link({ x: 150, y: 3 }, 6)).toBe(0)
    expect(index.link({ x: 150, y: 100 }, 6)).toBe(1)
    expect(index.link({ x: -2500, y: 2000 }, 6)).toBe(2)
    expect(index.link({ x: 150, y: 40 }, 6)).toBeNull()
  })

  it('lists what may be seen in a box', () => {
    expect(index.nodesIn({ left: -20, right: 320, top: -20, bottom: 20 })).toEqual([0, 1])
    expect(index.nodesIn({ left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 })).toEqual([0, 1, 2, 4])
    expect(index.linksIn({ left: 290, right: 310, top: 190, bottom: 210 })).toEqual([1])
    expect(index.linksIn({ left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 })).toEqual([0, 1, 2])
  })
})

describe('narrow strips', () => {
  it('miss no line that runs through them', () => {
    const lines = Array.from({ length: 400 }, (_, at) => {
      const from = { x: (at * 37) % 900, y: (at * 91) % 2000 }
      return curveOf([from, { x: 900 + ((at * 53) % 900), y: (at * 17) % 2000 }], { flow: true, lane: 0 })
    })
    const points = lines.map((curve) => sampled(curve, 300))
    const all = hitIndex([], lines)
    for (let left = 124; left < 1800; left += 128) {
      const strip = { left, right: left + 3, top: 379, bottom: 383 }
      const isIn = ({ x, y }: { x: number; y: number }): boolean =>
        x >= strip.left && x <= strip.right && y >= strip.top && y <= strip.bottom
      const through = points.flatMap((of, at) => (of.some(isIn) ? [at] : []))
      expect(all.linksIn(strip)).toEqual(expect.arrayContaining(through))
    }
  })
})

describe('curves', () => {
  it('leave and enter discs level, before and behind the ring', () => {
    expect([...line(0, 2).slice(0, 2), ...line(0, 2).slice(-2)]).toEqual([21, 0, 275, 200])
    expect(endingOf(line(0, 2))).toEqual({ x: 1, y: 0 })
    expect(middleOf(line(0, 2))).toEqual({ x: 148, y: 100 })
  })

  it('run back to the left out of the other side', () => {
    expect([...line(2, 0).slice(0, 2), ...line(2, 0).slice(-2)]).toEqual([279, 200, 25, 0])
  })

  it('pass their joints', () => {
    const way = [
      { x: 0, y: 0 },
      { x: 150, y: 90 },
      { x: 300, y: 0 },
    ]
    expect(distanceTo(curveOf(way, { flow: true, lane: 0 }), { x: 150, y: 90 })).toBeLessThan(0.01)
  })

  it('of both directions stand apart, in both kinds', () => {
    for (const flow of [true, false]) {
      const there = curveOf(
        [
          { x: 0, y: 0 },
          { x: 300, y: 50 },
        ],
        { flow, lane: 0.5 },
      )
      const back = curveOf(
        [
          { x: 300, y: 50 },
          { x: 0, y: 0 },
        ],
        { flow, lane: flow ? -0.5 : 0.5 },
      )
      expect(distanceTo(there, middleOf(back))).toBeGreaterThan(4)
    }
  })

  it('of nodes that lie on each other are empty, loops are not', () => {
    expect(curveOf([NOWHERE, NOWHERE], { flow: true, lane: 0 })).toHaveLength(0)
    expect(loopOf(NOWHERE, 0)).toHaveLength(8)
  })
})
