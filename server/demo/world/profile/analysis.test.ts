import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from './analysis'

const dump = (at: number, ...frames: string[]) => ({ at, frames })
const ALWAYS = [{ start: 0, end: Infinity }]

describe('analyse', () => {
  it('counts time only between dumps that follow one another', () => {
    const dumps = [dump(0, 'a', 'b'), dump(10, 'a', 'b'), dump(20, 'a', 'c'), dump(30, 'a', 'b'), dump(40, 'd')]
    const { trees } = analyse([{ dumps, ranges: ALWAYS }])
    expect(trees.map(({ elements }) => elements.map((one) => [one.codeSignature, one.duration, one.count]))).toEqual([
      [
        ['a', 30, 4],
        ['b', 10, 3],
        ['c', 0, 1],
      ],
      [['d', 0, 1]],
    ])
  })

  it('never joins dumps of two segments, or over a time that was not asked for', () => {
    const dumps = [dump(0, 'a'), dump(10, 'a'), dump(20, 'a'), dump(30, 'a')]
    const twice = analyse([
      { dumps, ranges: ALWAYS },
      { dumps, ranges: ALWAYS },
    ])
    expect(twice.trees[0]?.elements[0]).toMatchObject({ duration: 60, count: 8 })
    const gap = [
      { start: 0, end: 10 },
      { start: 30, end: 30 },
    ]
    expect(analyse([{ dumps, ranges: gap }]).trees[0]?.elements[0]).toMatchObject({ duration: 10, count: 3 })
  })

  it('says when there is more than it looks at', () => {
    const dumps = Array.from({ length: 12_001 }, (_, index) => dump(index, 'a'))
    const { tip, trees } = analyse([{ dumps, ranges: ALWAYS }])
    expect(tip).toBe('Out of snapshot analyze limit, 12001 snapshots found, but analysis first 12000 snapshots only.')
    expect(trees[0]?.elements[0]?.count).toBe(12_000)
  })

  it('leaves no frame less time than its callees have', () => {
    const stack = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(stack, { maxLength: 40 }), (stacks) => {
        const dumps = stacks.map((frames, index) => dump(index * 10, ...frames))
        for (const { elements } of analyse([{ dumps, ranges: ALWAYS }]).trees)
          for (const { durationChildExcluded } of elements) expect(durationChildExcluded).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
