import { describe, expect, it } from 'vitest'
import { linkOf } from './testing/pen'
import { trafficOf, widthOf } from './traffic'

const links = (...weights: (number | null)[]) => weights.map((weight, at) => linkOf('a', `b${at}`, { weight }))

describe('traffic', () => {
  it('goes from the fewest to the most calls; none, unknown and broken numbers do not count', () => {
    expect(trafficOf(links(40, 4000, null, 0, NaN, Infinity))).toEqual({ least: 40, most: 4000 })
    expect(trafficOf(links(null, 0))).toBeNull()
  })

  it('makes lines of 1 to 4 px, rising', () => {
    const traffic = { least: 10, most: 10_000 }
    expect([widthOf(10, traffic), widthOf(10_000, traffic)]).toEqual([1, 4])
    const widths = [10, 50, 200, 3000, 10_000].map((weight) => widthOf(weight, traffic))
    expect([...widths].sort((a, b) => a - b)).toEqual(widths)
    expect([null, 0, -1, NaN].map((weight) => widthOf(weight, traffic))).toEqual([1, 1, 1, 1])
    expect(widthOf(5, { least: 5, most: 5 })).toBeLessThan(2)
  })
})
