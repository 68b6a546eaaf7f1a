import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criticalPath, isCritical } from './critical'
import { lengthOf, traceOf } from './model'
import { grown, segment } from './testing/spans'

const onPath = (...given: Parameters<typeof segment>): number[] => {
  const trace = traceOf(segment(...given))
  const path = criticalPath(trace)
  return Array.from({ length: trace.count }, (_, at) => at).filter((at) => isCritical(path, at))
}

describe('criticalPath', () => {
  it('runs through whatever ended last before what was waited for', () => {
    expect(onPath([-1, 0, 100], [0, 10, 40], [0, 20, 90], [2, 30, 50], [2, 45, 60])).toEqual([0, 2, 4])
  })

  it('takes calls one after the other, and none that outlives its caller for more than the caller waited', () => {
    expect(onPath([-1, 0, 100], [0, 0, 30], [0, 30, 60], [0, 60, 100])).toEqual([0, 1, 2, 3])
    expect(onPath([-1, 0, 100], [0, 120, 200])).toEqual([0])
    const trace = traceOf(segment([-1, 0, 100], [0, 80, 300]))
    const { own, to } = criticalPath(trace)
    expect([...own]).toEqual([80, 20])
    expect(to[1]).toBe(100)
  })

  it('has none without a span', () => {
    expect(criticalPath(traceOf([])).root).toBe(-1)
  })

  it('sums to the longest root', () => {
    const line = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 50 }), (lines) => {
        const spans = lines.map(([seed, from, length], at) => [at === 0 ? -1 : seed % at, from, from + length] as const)
        const trace = traceOf(segment(...spans))
        const path = criticalPath(trace)
        const sum = path.own.reduce((total, one) => total + one, 0)
        expect(sum).toBeCloseTo(lengthOf(trace, path.root), 6)
        path.own.forEach((own, at) => {
          expect(own).toBeGreaterThanOrEqual(0)
          if (own > 0) expect(isCritical(path, at)).toBe(true)
        })
      }),
    )
  })

  it('goes 5,000 levels down', () => {
    const trace = traceOf(grown(5000, (at) => at - 1))
    expect(criticalPath(trace).root).toBe(0)
  })
})
